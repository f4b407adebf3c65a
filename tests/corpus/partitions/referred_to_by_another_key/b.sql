create table base (id integer not null, k integer, constraint uq unique (id)) partition by range (id);
create table low partition of base for values from (0) to (100);
create table other (id integer, constraint fk foreign key (id) references base (id));
