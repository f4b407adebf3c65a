create domain d as int default 3 not null constraint pos check (value > 0) constraint small check (value < 100);
create table t (n int);
comment on domain d is 'D';
comment on constraint pos on domain d is 'P';
revoke usage on domain d from public;
