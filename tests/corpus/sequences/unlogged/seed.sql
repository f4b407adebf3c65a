select nextval('u');
