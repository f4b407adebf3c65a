create table years (number integer primary key) partition by list (number);
create table recent (number integer not null) partition by list (number);
create table last_one partition of recent for values in (31);
create table this_one partition of recent for values in (32);
alter table years attach partition recent for values in (31, 32);
