create table m (id bigint, at date not null, kind text) partition by range (at);
create table m_2023 partition of m for values from ('2023-01-01') to ('2024-01-01');
create table m_2024 partition of m for values from ('2024-01-01') to ('2025-01-01') partition by list (kind);
create table m_2024_a partition of m_2024 for values in ('a');
create table m_2024_rest partition of m_2024 default;
