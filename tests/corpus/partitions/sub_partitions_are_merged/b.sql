create table logs (at date not null, kind text not null, body text) partition by range (at);
create table logs_all partition of logs for values from ('2024-01-01') to ('2026-01-01');
