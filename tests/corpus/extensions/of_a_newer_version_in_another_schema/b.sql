create schema x; create schema y;
create extension pg_trgm with schema y version '1.5';
