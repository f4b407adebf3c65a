create table p (a integer, constraint p_a check (a > 0)); create table q (b integer, constraint q_b check (b > 0)); create table r (c integer, constraint r_c check (c > 0));
create table w (a integer, b integer, constraint p_a check (a > 0), constraint q_b check (b > 0)); alter table w inherit q; alter table w inherit p;
alter table p add check (a <> 100);
create view v as select x, y from w as w (x, y);
