create table logs (at date not null, kind text not null, body text) partition by range (at);
create table logs_24 partition of logs for values from ('2024-01-01') to ('2025-01-01') partition by list (kind);
create table logs_24_a partition of logs_24 for values in ('a');
create table logs_24_b partition of logs_24 for values in ('b');
