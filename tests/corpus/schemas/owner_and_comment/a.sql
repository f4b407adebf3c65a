create schema s;
comment on schema s is 'one';
