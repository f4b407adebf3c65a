create sequence s;
grant usage on sequence s to reader;
comment on sequence s is 'one';
