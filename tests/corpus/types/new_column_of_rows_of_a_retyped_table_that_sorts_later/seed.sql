insert into zt values (1,2); insert into zs (n,k) values (1, (2,3));
