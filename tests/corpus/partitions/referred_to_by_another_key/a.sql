create table base (id integer, k integer, constraint pk primary key (id)) partition by range (id);
create table low partition of base for values from (0) to (100);
create table other (id integer, constraint fk foreign key (id) references base);
