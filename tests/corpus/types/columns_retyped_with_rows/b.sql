create table t (id int primary key, a int default 1, b text default '5', c text default 'x', d text, e text, f int[], g smallint default 1);
