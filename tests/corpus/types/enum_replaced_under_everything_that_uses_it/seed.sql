insert into t (id, m, ms) values (1, 'sad', '{ok}'), (2, 'ok', '{ok,sad}');
insert into u values ('ok', '{ok,ok}', 3), (null, null, null);
