create type other as enum ('x');
