insert into ticket values (1, 'new', '{new}'), (2, 'closed', '{closed}');
