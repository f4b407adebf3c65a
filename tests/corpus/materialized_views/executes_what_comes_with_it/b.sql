create table keep (id int);
create table zz (n int);
create function aa() returns bigint language plpgsql stable as 'begin return (select count(*) from public.zz) + (select count(*) from public.zv); end';
create view zv as select n from zz;
create materialized view m as select aa() as n;
