create table t (id int constraint k primary key, n int constraint u unique, m int, constraint x exclude (m with =) deferrable);
comment on index u is 'of u';
comment on constraint u on t is 'the constraint';
comment on index x is 'of x';
comment on constraint x on t is 'the constraint';
