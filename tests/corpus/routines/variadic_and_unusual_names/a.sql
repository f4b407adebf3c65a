create schema "Odd Schema";
create function "Odd Schema"."Weird ""Name"""(variadic "select" text[]) returns int language sql as 'select 1';
