create table t (id int not null, a text);
create sequence t_id_seq as integer owned by t.id;
