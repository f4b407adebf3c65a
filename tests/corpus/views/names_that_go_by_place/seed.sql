insert into orders values ('2024-01-01', 'north', 5);
insert into targets values ('north', 5, 'reached');
