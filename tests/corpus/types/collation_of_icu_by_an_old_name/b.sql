create collation there (provider = icu, locale = 'de_DE@collation=phonebook');
create table t (a text collate there);
