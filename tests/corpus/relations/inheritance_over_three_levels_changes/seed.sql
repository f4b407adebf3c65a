insert into a values (1, 5, 'y'); insert into b values (2, 6, 'y', 3); insert into c values (3, 7, 'z', 4, 5); insert into d values (4, 8, 'u', 9);
