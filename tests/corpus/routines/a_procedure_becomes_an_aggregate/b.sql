create aggregate f(int) (sfunc = int4larger, stype = int);
comment on aggregate f(int) is 'finds';
