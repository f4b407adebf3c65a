create table t (a bigint, c text, d varchar(20));
create index i on t (a);
create index j on t (c);
create index m on t ((a + 1), lower(c));
