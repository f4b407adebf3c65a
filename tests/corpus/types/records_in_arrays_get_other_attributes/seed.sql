insert into people values (1, row('x@yy', 1, null), array[row('z@corp', 2, null), row('"q,"@corp', 3, null)]::contact[], array[[row('a@bb', 4, null)], [row('c@dd', null, null)]]::contact[]), (2, null, null, '{}');
insert into teams values (1, row('t', array[row('a@bb', 4, null)::contact])::team, array[row('u', null)::team]);
insert into base values (1, 'x');
insert into holds values (1, row(1, 'a'), array[row(2, 'b')::base, null], null);
insert into moving values (1, array[row(2, 'b')::plain], row(1, 'x'));
