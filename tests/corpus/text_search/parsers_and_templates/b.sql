create table t ();
create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
create text search template tpl (init = dsimple_init, lexize = dsimple_lexize);
create text search dictionary d (template = tpl, stopwords = 'english');
create text search configuration c (parser = p);
alter text search configuration c add mapping for word with d;
comment on text search parser p is 'p';
comment on text search template tpl is 'tpl';
