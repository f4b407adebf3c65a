create table orders (day date, region text, total numeric);
create table targets (region text, amount numeric, note text);
create view met as
  select region, amount, o.day, t.note from orders as o (day, region, amount) join targets as t using (region, amount);
