create table t (id bigint primary key, parent bigint references t on delete cascade, code varchar(20) unique, up varchar(20) references t (code));
