insert into b.t values (null, 'sad');
