create table w (a integer, b integer);
