create table m (id integer not null, at date not null, v integer, primary key (id, at));
create index on m (v);
create table r (id integer, at date, foreign key (id, at) references m);
create view vw as select * from m;
alter table m enable row level security; create policy p on m using (v > 0);
create function tf() returns trigger language plpgsql as 'begin return new; end'; create trigger tr after insert on m for each row execute function tf();
create publication pub for table m; grant select on m to app; comment on table m is 'm';
