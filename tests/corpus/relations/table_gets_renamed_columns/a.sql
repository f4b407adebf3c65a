create table account (id integer primary key, first text not null, last text not null, email text unique);
create index account_last on account (last); create view v as select id, first, last from account;
