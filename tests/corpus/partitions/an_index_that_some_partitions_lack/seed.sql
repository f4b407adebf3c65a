insert into day values (1, 1, 'one'), (2, 2, null);
