insert into t (id, x) values (1, '[1,2)'); insert into m values ('[3,4)');
