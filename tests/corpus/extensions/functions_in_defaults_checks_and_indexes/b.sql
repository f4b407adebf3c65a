create extension fuzzystrmatch;
create extension unaccent;
create table t (id int, a text, s text generated always as (soundex(a)) stored);
alter table t add constraint c check (levenshtein(a, 'x') < 100);
create index t_m on t (metaphone(a, 4));
create function f(text) returns text language sql as 'select unaccent($1)';
