insert into t values (1, 'sad', '{sad,ok,sad}'), (2, 'ok', '{}');
