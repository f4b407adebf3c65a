create schema "My Schema";
create function "My Schema".neg(int) returns int language sql immutable as 'select -$1';
