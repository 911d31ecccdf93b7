-- What a county calls a safe household (平安家庭): data that the rule owner publishes, version by version.
create table safe_household_criteria (
  county integer not null constraint safe_household_criteria_county references counties,
  version integer not null constraint safe_household_criteria_version check (version > 0),
  criteria jsonb not null,
  effective_from date not null,
  published_by uuid not null,
  published_at timestamptz not null,
  constraint safe_household_criteria_pk primary key (county, version),
  constraint safe_household_criteria_staff foreign key (county, published_by)
    references staff (county, id)
);
create trigger safe_household_criteria_append_only before update or delete on safe_household_criteria
  for each row execute function refuse_change();
create trigger safe_household_criteria_no_truncate before truncate on safe_household_criteria
  for each statement execute function refuse_change();
comment on table safe_household_criteria is 'What a county calls a safe household (平安家庭), version by version: published, never changed. The newest that has begun is in force.';
comment on column safe_household_criteria.criteria is 'What is counted within a year, and how much of it there must be at least.';
