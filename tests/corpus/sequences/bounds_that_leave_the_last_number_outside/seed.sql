select nextval('up') from generate_series(1, 7);
select nextval('down');
