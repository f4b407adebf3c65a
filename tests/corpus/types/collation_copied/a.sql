create collation a from "C"; create collation b (locale = "C"); create collation d (locale = "POSIX"); create table t (x text collate a, y text collate b);
