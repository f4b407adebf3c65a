create table p (a int not null, b int not null, constraint p_pkey primary key (b), constraint p_a_key unique (a));
create table c (id int primary key, a int, b int, constraint c_a foreign key (a) references p (a) on delete cascade, constraint c_b foreign key (b) references p (b));
create table d (id int primary key references c, p int constraint d_p references p (a));
