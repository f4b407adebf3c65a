insert into u values (null, null);
