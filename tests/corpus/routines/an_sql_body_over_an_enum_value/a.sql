create type mood as enum ('sad', 'ok');
create table people (id int, mood mood);
create function happy(p people) returns boolean language sql immutable return p.mood = 'ok'::mood;
create index on people (happy(people));
