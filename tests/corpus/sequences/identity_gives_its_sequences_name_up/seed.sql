insert into w default values;
insert into x default values;
