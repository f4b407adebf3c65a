insert into t values (1, 'a'); insert into u values (1, '{a,b}'); insert into w values ('b', '{a}');
