create type later;
