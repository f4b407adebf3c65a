create table places (name text);
