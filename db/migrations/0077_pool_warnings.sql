-- Whoever looks after rules and money hears in time that a pool runs out.
create table pool_warnings (
  county integer not null,
  id uuid not null,
  pool text not null,
  days integer not null constraint pool_warnings_days check (days in (0, 7, 30, 60)),
  cover bigint not null,
  daily_points integer not null,
  runs_out_on date not null,
  raised_at timestamptz not null,
  ended_at timestamptz,
  seen_by uuid,
  seen_at timestamptz,
  constraint pool_warnings_pk primary key (county, id),
  constraint pool_warnings_pool foreign key (county, pool) references pools (county, code),
  constraint pool_warnings_seen_by foreign key (county, seen_by) references staff (county, id),
  constraint pool_warnings_seen check ((seen_by is null) = (seen_at is null))
);
create unique index pool_warnings_once on pool_warnings (county, pool, days) where ended_at is null;
comment on table pool_warnings is 'A pool runs out within so many days at the pace of the last four weeks: said once for each threshold.';
comment on column pool_warnings.days is 'The threshold: 60, 30 or 7 days ahead, or 0 for used up.';
comment on column pool_warnings.ended_at is 'When the pool had cover for longer again: the threshold can be warned of anew.';
