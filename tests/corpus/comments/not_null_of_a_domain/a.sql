create domain d as integer not null;
create domain e as integer constraint sure not null;
comment on constraint sure on domain e is 'e is sure';
create domain f as text;
