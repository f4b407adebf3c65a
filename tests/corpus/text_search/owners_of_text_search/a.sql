create text search dictionary d (template = simple);
create text search configuration c (parser = default);
