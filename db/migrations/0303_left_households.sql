-- Nobody mediates for those they lived with until lately: leaving a household and coming back unties nobody.
create table left_households (
  county integer not null,
  resident uuid not null,
  household uuid not null,
  left_at timestamptz not null,
  constraint left_households_pk primary key (county, resident, household),
  constraint left_households_resident foreign key (county, resident) references residents (county, id),
  constraint left_households_household foreign key (county, household) references households (county, id)
);
create index left_households_age on left_households (left_at);
comment on table left_households is 'Who left which household when, for twelve months: it ties to a mediation; an erasure takes it away.';
