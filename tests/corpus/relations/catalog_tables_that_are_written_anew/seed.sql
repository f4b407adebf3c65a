insert into on_both values (1, 'b');
insert into before values (2);
insert into after values (3);
insert into stored values (4);
