insert into colour values ('red'); insert into car values (1, 'red');
