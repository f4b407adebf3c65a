create table t (n int);
create function tf() returns trigger language plpgsql set search_path = '' as $$ begin perform pg_notify('x', tg_table_name); return null; end $$;
create function et() returns event_trigger language plpgsql as $$ begin raise notice '%', tg_tag; end $$;
create trigger tr after insert on t referencing new table as fresh for each statement execute function tf('a', 'b''c');
