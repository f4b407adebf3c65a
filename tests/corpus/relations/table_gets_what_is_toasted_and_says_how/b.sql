create table t (id integer, b text, c text) with (fillfactor = 70, toast.autovacuum_enabled = false); create table u (a text, b integer) with (toast.vacuum_index_cleanup = off);
create table p (id integer, b text) with (toast.autovacuum_enabled = false); create table c () inherits (p) with (toast.autovacuum_enabled = false);
