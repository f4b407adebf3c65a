create sequence s as integer;
grant select, update on sequence s to writer;
comment on sequence s is 'two';
