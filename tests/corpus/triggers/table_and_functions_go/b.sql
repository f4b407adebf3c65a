create table keep (a int);
