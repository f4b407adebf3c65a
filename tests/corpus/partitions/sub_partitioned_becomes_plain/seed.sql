insert into base values (1,'x'), (60, 'y');
