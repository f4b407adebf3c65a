create function mine() returns bigint language internal window immutable as 'window_row_number';
create function plus(int, int) returns int language internal immutable strict parallel safe as 'int4pl';
