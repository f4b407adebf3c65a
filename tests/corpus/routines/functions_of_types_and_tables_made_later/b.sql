create type mood as enum ('sad', 'ok');
create table people (id int, mood mood);
create function f() returns int language plpgsql as $$ declare x mood; p people%rowtype; begin select * into p from people; return p.id; end $$;
create function g(m mood) returns setof people language sql stable as $$ select * from people where mood = m $$;
create function h(m mood[]) returns mood language sql immutable as $$ select m[1] $$;
