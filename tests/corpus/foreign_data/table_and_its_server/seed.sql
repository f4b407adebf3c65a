insert into plain (id) values (1);
