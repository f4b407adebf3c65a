insert into "S ""x".t values ('a\b', '{}'), ('c''d', array['"q"']::"S ""x"."Select"[]);
