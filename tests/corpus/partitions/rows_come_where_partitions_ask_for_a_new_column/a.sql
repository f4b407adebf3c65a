create table m (id int, at date not null) partition by range (at);
create table m_old partition of m for values from ('2020-01-01') to ('2030-01-01');
