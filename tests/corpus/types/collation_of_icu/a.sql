create collation numeric_order (provider = icu, locale = 'en-u-kn-true');
create table t (a text collate numeric_order);
