create table t (a int, b int, c text);
create statistics one on a, b from t;
create statistics two (mcv) on a, b from t;
create statistics three on a, b from t;
create statistics four (dependencies, ndistinct) on a, c from t;
