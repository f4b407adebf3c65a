create operator family f using btree;
create operator class f4 for type int using btree family f as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int);
create operator class f8 for type bigint using btree family f as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint8cmp(bigint, bigint);
alter operator family f using btree add operator 1 < (int, bigint), operator 2 <= (int, bigint), operator 3 = (int, bigint), operator 4 >= (int, bigint), operator 5 > (int, bigint), function 1 (int, bigint) btint48cmp(int, bigint);
