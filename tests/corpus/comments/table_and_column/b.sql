create table t (id integer primary key, n text);
comment on table t is 'what it''s for';
comment on column t.n is E'two\nlines';
