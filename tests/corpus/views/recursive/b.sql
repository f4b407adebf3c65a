create table nodes (id int primary key, parent int references nodes (id));
create recursive view tree (id, depth) as
  select id, 0 from nodes where parent is null
  union all
  select n.id, t.depth + 1 from nodes n join tree t on t.id = n.parent;
