create table p (a int, g int generated always as (a + 1) stored);
create table stays (a int, g int generated always as (a + 1) stored);
