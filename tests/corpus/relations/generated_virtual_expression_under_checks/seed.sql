insert into t values (1);
insert into p values (2);
insert into c values (3);
insert into d values (4, default, 5);
insert into q values (1);
insert into loose values (6);
insert into held values (row(7, 14), array[row(8, 16)]::loose[]);
