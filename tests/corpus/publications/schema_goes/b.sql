create publication p;
create publication q;
