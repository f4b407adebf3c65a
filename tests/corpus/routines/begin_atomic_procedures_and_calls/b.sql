create table log (at timestamptz default now(), what text);
create procedure note(what text) language sql begin atomic insert into log (what) values ($1); end;
create procedure note_twice(what text) language sql begin atomic insert into log (what) select what || '!'; delete from log where at < now(); end;
create function last_note() returns text language sql stable begin atomic select l.what from log as l order by l.at desc limit 1; end;
create function is_noted(x text) returns boolean language sql stable begin atomic select exists (select from log where log.what = x); end;
