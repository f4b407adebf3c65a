create table t ();
create schema "Search It";
create text search dictionary "Search It"."My Dict" (template = snowball, language = english, stopwords = english);
create text search dictionary d (template = simple, stopwords = 'english', accept = false);
comment on text search dictionary d is 'stops';
create text search configuration c (parser = "default");
alter text search configuration c add mapping for word, asciiword with "Search It"."My Dict", d;
