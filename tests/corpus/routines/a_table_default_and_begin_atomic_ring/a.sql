create table keep (n int);
