create table p (a integer, constraint p_a check (a > 0)); create table q (b integer, constraint q_b check (b > 0));
create table w (a integer, b integer, constraint p_a check (a > 0), constraint q_b check (b > 0)); alter table w inherit q; alter table w inherit p;
create table u (a integer, b integer, constraint p_a check (a > 0), constraint q_b check (b > 0)); alter table u inherit q; alter table u inherit p;
alter table p add check (a <> 100);
create view v as select x, y from u as u (x, y);
