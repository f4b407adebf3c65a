insert into t values ('sad', '{ok}'), ('ok', null);
