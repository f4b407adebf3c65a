create sequence s;
create unlogged sequence u start 5;
