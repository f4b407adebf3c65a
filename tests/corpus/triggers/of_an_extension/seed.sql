insert into t values ('x', null);
