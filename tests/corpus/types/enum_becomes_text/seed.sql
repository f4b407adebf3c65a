insert into t values (1, 'sad', '{ok,sad}'), (2, 'ok', null);
