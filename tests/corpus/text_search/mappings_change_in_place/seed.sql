insert into t (body) values ('some words');
