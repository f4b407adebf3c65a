insert into word values (1, 'one'), (2, 'it''s, "two"');
insert into child values (3, 'three', null);
insert into quoted values (1, (7, 'seven'), array[(8, 'eight')::word, null], (9, 'nine', 'n')), (2, null, null, null);
insert into paired values (((4, 'four'), 5));
