create text search dictionary d (template = simple);
create text search configuration c (parser = default);
alter text search configuration c owner to reader;
alter text search dictionary d owner to reader;
