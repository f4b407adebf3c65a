create table p (id int constraint p_old primary key, n int constraint n_old check (n > 0), m int constraint m_old unique);
create table c (p int constraint c_old references p, constraint x_old exclude (p with =));
comment on constraint n_old on p is 'positive';
