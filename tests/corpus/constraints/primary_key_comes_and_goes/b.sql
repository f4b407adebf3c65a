create table t (id int not null, n int, constraint the_key primary key (id) include (n) with (fillfactor = 80));
comment on constraint the_key on t is 'Who is who';
