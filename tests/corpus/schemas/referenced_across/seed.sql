insert into a.t values (1, 'sad');
insert into b.t values (1, 'sad');
