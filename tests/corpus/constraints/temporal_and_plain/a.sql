create table p (id int4range not null, during tsrange not null, constraint p_pkey primary key (id, during without overlaps));
create table c (id int4range not null, during tsrange not null, constraint f foreign key (id, period during) references p (id, period during));
