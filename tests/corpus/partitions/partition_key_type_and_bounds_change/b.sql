create table m (id bigint, at timestamptz not null, kind text) partition by range (at, id);
create table m_2023 partition of m for values from ('2023-01-01', minvalue) to ('2024-06-01', minvalue);
create table m_2024 partition of m for values from ('2024-06-01', minvalue) to ('2025-01-01', maxvalue) partition by hash (kind);
create table m_2024_a partition of m_2024 for values with (modulus 2, remainder 0); create table m_2024_d partition of m_2024 for values with (modulus 2, remainder 1);
create index on m (id); create unique index on m (id, at, kind); alter table m add check (id > 1);
