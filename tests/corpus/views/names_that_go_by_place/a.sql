create table orders (day date, region text, amount numeric);
create table targets (region text, amount numeric, note text);
create view met as select region, amount, day, note from orders join targets using (region, amount);
