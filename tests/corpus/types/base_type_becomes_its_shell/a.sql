create type label;
create function label_in(cstring) returns label language internal immutable strict as 'textin';
create function label_out(label) returns cstring language internal immutable strict as 'textout';
create type label (input = label_in, output = label_out, like = text);
create type mark;
create function mark_in(cstring) returns mark language internal immutable strict as 'int4in';
create function mark_out(mark) returns cstring language internal immutable strict as 'int4out';
create type mark (input = mark_in, output = mark_out, like = int4);
create domain strict_label as label not null;
