insert into old values (1, 'one');
insert into "new" values (1, 'two');
