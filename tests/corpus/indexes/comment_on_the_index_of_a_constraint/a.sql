create table t (id int constraint k primary key, n int constraint u unique, m int, o int constraint v unique, constraint x exclude (m with =));
comment on index k is 'of the key';
comment on constraint u on t is 'the constraint';
comment on index v is 'goes with it';
