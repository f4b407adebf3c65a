create type to_come;
comment on type to_come is 'Waits for its functions.';
