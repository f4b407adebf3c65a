insert into p (code) values ('a'), ('b');
insert into c (code) values ('b');
