insert into t values ('abc'); insert into p values ('aa');
