create table w (id integer generated always as identity);
create table numbers (id integer primary key);
create table x (id integer generated always as identity (sequence name spare));
create view x_id_seq as select 1 as one;
comment on sequence w_id_seq is 'of w';
