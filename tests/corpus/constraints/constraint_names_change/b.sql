create table p (id int constraint p_new primary key, n int constraint n_new check (n > 0), m int constraint m_new unique);
create table c (p int constraint c_new references p, constraint x_new exclude (p with =));
comment on constraint n_new on p is 'positive';
