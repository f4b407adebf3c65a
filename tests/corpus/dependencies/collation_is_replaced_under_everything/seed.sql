insert into t values ('a', 'b'); insert into p values ('b'); insert into rr values ('[a,b)', row('x'));
