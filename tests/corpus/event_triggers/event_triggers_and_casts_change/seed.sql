insert into t values (1, row(2)); insert into u values ('a');
