create table p (code text primary key);
create table c (code text not null references p);
