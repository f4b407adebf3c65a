create unlogged sequence s;
create sequence u start 5;
create unlogged sequence fresh;
