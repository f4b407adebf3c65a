create table w (id integer generated always as identity (sequence name numbers start 100));
create table x (id integer generated always as identity);
create sequence spare;
comment on sequence numbers is 'of w';
