create sequence s;
grant select, update on sequence s to reader;
revoke usage on sequence s from current_user;
