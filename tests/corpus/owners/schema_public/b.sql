alter schema public owner to app;
