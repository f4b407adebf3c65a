insert into t values (1, '[1,5)', '{[1,2),[4,5)}', array['[1,2)'::r]), (2, null, null, null);
