create schema s;
create sequence s.q;
comment on schema s is 's';
comment on sequence s.q is 'q';
comment on schema public is null;
