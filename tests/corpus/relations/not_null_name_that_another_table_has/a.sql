create table places (id integer, name text);
