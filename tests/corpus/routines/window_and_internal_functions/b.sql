create function mine() returns bigint language internal window strict as 'window_rank';
create function plus(int, int) returns int language internal immutable strict parallel safe as 'int4mi';
create function plus(float8, float8) returns float8 language internal immutable strict cost 3 as 'float8pl';
