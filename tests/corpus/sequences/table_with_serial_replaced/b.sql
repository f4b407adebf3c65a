create table t (id uuid primary key default gen_random_uuid(), a text);
create table r (t uuid references t);
