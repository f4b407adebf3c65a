create type mood as enum ('sad', 'ok', 'happy');
create table people (id int, mood mood default 'ok');
create function f(m mood) returns mood language sql immutable as $$ select m $$;
create function g(m mood) returns mood language sql immutable return 'sad'::mood;
