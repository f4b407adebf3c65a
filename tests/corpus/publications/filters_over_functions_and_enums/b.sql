create type mood as enum ('sad', 'ok');
create table t (id int primary key, m text, a text);
create publication p for table t where (lower(a) = 'x' and length(m) > 2) with (publish = 'insert');
