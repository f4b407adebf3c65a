insert into "T ""x"" (a)" values (1, 2);
