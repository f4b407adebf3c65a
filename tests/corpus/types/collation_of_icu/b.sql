create collation numeric_order (provider = icu, locale = 'und', deterministic = false);
create table t (a text collate numeric_order);
