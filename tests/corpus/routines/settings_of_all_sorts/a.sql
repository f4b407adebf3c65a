create function f() returns int language sql set search_path = '' set enable_seqscan = off as 'select 1';
