create text search dictionary d (template = simple);
create text search configuration c (parser = default);
alter text search configuration c add mapping for word with d;
