create view v as select 1 as one;
grant select on v to public;
comment on view v is 'said; ''quoted''';
