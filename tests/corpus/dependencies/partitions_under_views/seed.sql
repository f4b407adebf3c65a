insert into m values ('2020-05-05', 3);
