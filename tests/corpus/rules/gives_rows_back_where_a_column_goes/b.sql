create table entries (id integer primary key, note text, more text);
create table journal (id integer, note text);
create view short as select id, note from entries;
create rule written as on update to entries do instead
  update journal set note = new.note where journal.id = new.id returning new.id, new.note, new.more;
