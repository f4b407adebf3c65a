create function told(t text) returns text language sql immutable as 'select t';
create table entries (id integer primary key, old text, note text);
alter table entries drop column old;
create table journal (id integer, note text);
create table ruled (id integer primary key, old text, note text, kept int default 7);
create rule written as on update to ruled do instead
  update journal set note = told(new.note) where journal.id = new.id returning new.id, new.old, new.note, new.kept;
create table emptied (id integer, old text);
alter table emptied drop column old;
create rule noted as on insert to emptied do also insert into journal values (new.id);
