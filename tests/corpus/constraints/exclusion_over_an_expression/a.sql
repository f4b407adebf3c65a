create table t ("Odd name" text collate "C", a int, b int);
