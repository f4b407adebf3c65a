create table account (id integer primary key, given_name text, family_name text, email text constraint account_mail unique);
create index account_family on account (family_name); create view v as select id, given_name, family_name from account;
