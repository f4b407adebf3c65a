insert into shelves values (1), (2);
insert into boxes values (1, 1);
