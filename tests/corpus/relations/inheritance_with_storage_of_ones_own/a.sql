create table p (x text, y text, "Z" text collate "C");
create table e (x text, y text, "Z" text collate "C");
