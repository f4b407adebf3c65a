create table t (a int, b int, c varchar(10), d text);
create index i on t (a, b);
create index j on t (c);
create index k on t (b) where a > 0;
create index l on t (d) include (b);
create index m on t ((a + 1), lower(c));
