create function add8(internal, float8) returns internal language internal as 'int8_avg_accum';
