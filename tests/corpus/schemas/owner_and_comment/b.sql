create schema s authorization app;
comment on schema s is 'two';
