create table p (a int, b int, primary key (a, b), unique (b, a));
create table q (a int primary key);
create table t (a int, b int, c int,
  constraint f1 foreign key (a, b) references p, constraint f2 foreign key (a, b) references p (a, b) match full,
  constraint f3 foreign key (a, b) references p on delete set null, constraint f4 foreign key (a, b) references p on delete cascade on update cascade,
  constraint f5 foreign key (a, b) references p, constraint f6 foreign key (c) references q, constraint f7 foreign key (c) references q deferrable,
  constraint f8 foreign key (c) references q deferrable initially deferred, constraint f9 foreign key (c) references q on delete restrict);
