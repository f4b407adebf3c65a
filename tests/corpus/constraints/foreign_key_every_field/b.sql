create table p (a int, b int, primary key (a, b), unique (b, a));
create table q (a int primary key);
create table t (a int, b int, c int,
  constraint f1 foreign key (b, a) references p (b, a), constraint f2 foreign key (a, b) references p (a, b),
  constraint f3 foreign key (a, b) references p on delete set null (b), constraint f4 foreign key (a, b) references p on delete set default on update set null,
  constraint f5 foreign key (a, b) references p on delete set default (a), constraint f6 foreign key (c) references q deferrable initially deferred,
  constraint f7 foreign key (c) references q, constraint f8 foreign key (c) references q deferrable, constraint f9 foreign key (c) references q on update restrict);
comment on constraint f7 on t is 'seven';
