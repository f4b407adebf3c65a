create table entries (id integer primary key, old text, note text);
create table journal (id integer, note text);
create view short as select id, note from entries;
