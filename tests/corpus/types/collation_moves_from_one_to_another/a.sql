create collation one (provider = libc, locale = 'C');
create table t (a text collate one, b text collate one);
create index on t (a);
