create schema s;
create sequence s.q;
