create procedure count_up(inout total int, by int default 1, "and, so" text default 'a, b') language plpgsql as 'begin total := total + by; end';
create procedure tell(in a int, in b int) language sql as 'select 1';
create procedure tell(in a int, out b int) language sql as 'select 1';
create procedure nothing() language sql as 'select 1';
