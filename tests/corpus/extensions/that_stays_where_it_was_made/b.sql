create schema ext;
create extension xml2 schema ext;
create view v as select ext.xpath_bool('<a/>', '/a') as found;
