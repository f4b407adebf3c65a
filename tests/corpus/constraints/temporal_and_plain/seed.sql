insert into p values ('[1,2)', '[2020-01-01,2021-01-01)');
insert into c values ('[1,2)', '[2020-01-01,2021-01-01)');
