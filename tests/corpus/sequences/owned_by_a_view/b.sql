create sequence public.numbers increment 5;
