create table t (n integer, m integer);
create function s() returns setof t language sql stable begin atomic select * from t; end;
create policy p on t using ((select count(*) from s()) >= 0);
