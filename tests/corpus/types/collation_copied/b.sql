create collation a (locale = "C"); create collation b from "C"; create collation c from "POSIX"; create table t (x text collate a, y text collate b); create index on t (x collate c);
