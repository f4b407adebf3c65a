create aggregate every(*) (sfunc = int8inc, stype = bigint, initcond = '0');
