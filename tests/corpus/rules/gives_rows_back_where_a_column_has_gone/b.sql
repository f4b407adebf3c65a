create function told(words text) returns text language sql immutable as 'select words';
create table entries (id integer primary key, note text);
create table journal (id integer, note text);
create rule written as on update to entries do instead
  update journal set note = new.note where journal.id = new.id returning new.id, new.note;
create table ruled (id integer primary key, old text, note text, kept int default 8);
create rule written as on update to ruled do instead
  update journal set note = told(new.note) where journal.id = new.id returning new.id, new.old, new.note, new.kept;
create table emptied (id integer);
create rule noted as on insert to emptied do instead insert into journal values (new.id) returning journal.id;
