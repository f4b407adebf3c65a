create table nodes (id int primary key, parent int references nodes (id));
