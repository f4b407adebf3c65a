create type to_come;
