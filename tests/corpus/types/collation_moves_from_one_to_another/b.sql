create collation two (provider = libc, locale = 'C');
create table t (a text collate two, b text);
create index on t (a);
