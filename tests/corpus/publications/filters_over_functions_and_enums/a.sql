create type mood as enum ('sad', 'ok');
create table t (id int primary key, m mood, a text);
create publication p for table t with (publish = 'insert');
