create schema ext;
create extension adminpack;
