create text search dictionary d (template = snowball, language = english, stopwords = english);
create text search dictionary e (template = simple, stopwords = english);
