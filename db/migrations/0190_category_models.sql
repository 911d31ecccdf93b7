-- A county learns its categories from the cases that its own staff decided: one version after another.
create table category_models (
  county integer not null constraint category_models_county references counties,
  version integer not null constraint category_models_version check (version > 0),
  trained_at timestamptz not null,
  decided_until timestamptz not null,
  cases integer not null constraint category_models_cases check (cases > 0),
  seed integer not null,
  threshold double precision not null,
  measured jsonb not null,
  verdict text not null
    constraint category_models_verdict check (verdict in ('taken', 'worse', 'switched_off')),
  active boolean not null,
  activated_at timestamptz,
  model bytea,
  constraint category_models_pk primary key (county, version),
  constraint category_models_active check (not active or (model is not null and activated_at is not null))
);
create unique index category_models_one_active on category_models (county) where active;
comment on table category_models is 'What decided cases taught the platform about categories. None active: suggestions go by keywords alone.';
comment on column category_models.decided_until is 'When the last case that it learnt from was accepted: what was decided later is new to it.';
comment on column category_models.cases is 'Cases that it learnt from.';
comment on column category_models.threshold is 'From which chance on it speaks; above 1 it never does.';
comment on column category_models.measured is 'How it fares on a third of the cases that was held out with all copies of them: shown to staff.';
comment on column category_models.verdict is 'taken: into use when it was made · worse: than the one in use · switched_off: staff had gone back to keywords.';
comment on column category_models.model is 'Weights by hashes of runs of letters that at least two reports share: no words, and nobody’s report. Null once it is too old to go back to.';

-- What staff found a case to be, where that is not what was reported.
alter table case_states
  add column category text,
  add column confidential boolean not null default false,
  add constraint case_states_category foreign key (county, category) references categories (county, code);
comment on column case_states.category is 'What staff found it to be when they accepted it; null: as it was reported.';
comment on column case_states.confidential is 'What staff found it to be is confidential, whatever was reported.';

-- Once a night it is asked how many cases were decided since; the history grows for years.
create index case_events_accepted on case_events (county, at) where kind = 'accepted';
comment on index case_events_accepted is 'Decisions of a time, without all other steps.';
