insert into t values (1, 'some text', '[1,2)');
