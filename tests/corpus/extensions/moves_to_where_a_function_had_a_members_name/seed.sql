insert into t values (1, '"k"=>"v"', 1); insert into ext.u values (row(1));
