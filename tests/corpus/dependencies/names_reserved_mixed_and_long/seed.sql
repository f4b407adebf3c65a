insert into "Select"."Table" values (5, 'b"b', 'x', 1);
