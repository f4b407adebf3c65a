create schema x; create schema y;
create extension pg_trgm with schema x version '1.3';
