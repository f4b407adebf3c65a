create table t (id int primary key, m text not null default 'ok', ms text[]);
