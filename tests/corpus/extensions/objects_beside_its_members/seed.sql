insert into ext.mine values (1);
