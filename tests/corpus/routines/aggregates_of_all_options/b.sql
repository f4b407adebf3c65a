create aggregate mov(int8) (sfunc = int8_avg_accum, stype = internal, sspace = 48, finalfunc = numeric_poly_avg, finalfunc_extra = false,
  finalfunc_modify = shareable, combinefunc = int8_avg_combine, serialfunc = int8_avg_serialize, deserialfunc = int8_avg_deserialize,
  msfunc = int8_avg_accum, minvfunc = int8_avg_accum_inv, mstype = internal, msspace = 48, mfinalfunc = numeric_poly_avg, mfinalfunc_modify = read_write, parallel = restricted);
create aggregate biggest(int) (sfunc = int4larger, stype = int, sortop = >, msfunc = int4larger, minvfunc = int4mi, mstype = int, minitcond = '5');
create aggregate pct(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
create aggregate ranked(variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
