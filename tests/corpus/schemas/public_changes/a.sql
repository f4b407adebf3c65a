comment on schema public is 'ours';
grant create on schema public to public;
create table t (id int);
