create table left_alone (id int);
