create collation there (provider = icu, locale = 'en_US');
create table t (a text collate there);
