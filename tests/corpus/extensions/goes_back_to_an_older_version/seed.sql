insert into t values (1, 'A', '{b,C}', 'D'), (2, null, null, 'e');
