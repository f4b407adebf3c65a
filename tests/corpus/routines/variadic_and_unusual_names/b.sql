create schema "Odd Schema";
create type "Odd Schema"."My Type" as ("a b" int);
create function "Odd Schema"."Weird ""Name"""(variadic "select" text[]) returns int language sql as 'select 2';
create function "Odd Schema".f("x y" "Odd Schema"."My Type", "Order" "Odd Schema"."My Type"[]) returns "Odd Schema"."My Type" language sql as $b$ select $1 -- $body$ ' " \
$b$;
comment on function "Odd Schema".f("Odd Schema"."My Type", "Odd Schema"."My Type"[]) is E'it''s \\ odd';
