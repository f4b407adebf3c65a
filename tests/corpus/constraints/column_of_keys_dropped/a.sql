create table p (id int primary key, code text constraint p_code unique, n int check (n > 0), constraint pair unique (code, n), constraint cmp check (n < id));
create table t (code text references p (code), id int references p);
