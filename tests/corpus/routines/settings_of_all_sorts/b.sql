create function f() returns int language sql set search_path = "$user", public, "Mixed Case" set my.custom = 'a b, c''d' set datestyle = 'ISO, DMY' as 'select 1';
