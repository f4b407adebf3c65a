create extension tcn;
create table t (a text primary key, v tsvector);
create trigger c after insert or update or delete on t for each row execute function triggered_change_notification();
create trigger v before insert on t for each row execute function tsvector_update_trigger(v, 'pg_catalog.english', a);
