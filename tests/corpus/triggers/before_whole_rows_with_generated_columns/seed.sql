insert into t values (1, 'b');
insert into stays values (2);
insert into changes values (3);
