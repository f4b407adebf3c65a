insert into t (id, a) values (1, ('s', 2, 'z')); insert into u values (('s', 2, 'z'));
