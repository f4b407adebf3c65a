create domain d as integer not null;
comment on constraint d_not_null on domain d is 'd is';
create domain e as integer constraint sure not null;
comment on constraint sure on domain e is 'e is quite sure';
create domain f as text not null;
comment on constraint f_not_null on domain f is 'f';
