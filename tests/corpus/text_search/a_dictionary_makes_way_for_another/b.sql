create text search dictionary e (template = simple);
create text search configuration c (parser = default);
alter text search configuration c add mapping for word with e;
