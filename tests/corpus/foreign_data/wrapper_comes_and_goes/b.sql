create table t (id int);
create foreign data wrapper plain options (anything 'goes');
create foreign data wrapper checked validator postgresql_fdw_validator;
comment on foreign data wrapper plain is 'nothing handles it';
