create schema s;
create default conversion c for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create conversion s.back for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1;
comment on conversion s.back is 'Back.';
