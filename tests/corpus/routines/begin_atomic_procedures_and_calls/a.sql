create table log (at timestamptz default now(), what text);
