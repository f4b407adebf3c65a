create type mood as enum ('sad', 'ok', 'happy');
create table people (id int, mood mood);
create function happy(p people) returns boolean language sql immutable return p.mood in ('ok'::mood, 'happy'::mood);
create index on people (happy(people));
