create sequence s;
alter sequence s owner to app;
