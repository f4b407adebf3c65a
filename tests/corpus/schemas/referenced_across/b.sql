create schema b;
create table b.t (id int, m text);
create function b.f() returns text language sql as $$ select 'x' $$;
