create table p (a int constraint above not null, b int not null) partition by list (a);
create table p1 (a int constraint own not null, b int not null);
create table p2 (a int constraint above not null, b int not null);
alter table p attach partition p1 for values in (1);
alter table p attach partition p2 for values in (2);
