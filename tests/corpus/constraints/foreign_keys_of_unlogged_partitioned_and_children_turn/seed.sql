insert into p values (1); insert into m values (1, null), (3, null); insert into q values (3);
