-- A draft is played over past deeds before anyone can publish it, and who gains or loses by it is
-- shown by coarse age: only what a resident chose to say.
alter table residents
  add column age_group text,
  add constraint residents_age_group check (age_group in ('under_18', '18_34', '35_59', '60_plus'));
comment on column residents.age_group is 'Coarse age (年龄段), given voluntarily; null: not said. Used for groups of at least five only.';

create table rehearsals (
  county integer not null constraint rehearsals_county references counties,
  id uuid not null,
  draft uuid not null,
  draft_name text not null,
  content_hash text collate "C" not null
    constraint rehearsals_content_hash check (content_hash ~ '^[0-9a-f]{64}$'),
  current_version integer not null,
  deeds text not null constraint rehearsals_deeds check (deeds in ('past', 'synthetic')),
  size integer constraint rehearsals_size check (size > 0),
  seed text,
  yearly_budget bigint constraint rehearsals_yearly_budget check (yearly_budget >= 0),
  state text not null constraint rehearsals_state check (state in ('running', 'done', 'failed')),
  progress smallint not null constraint rehearsals_progress check (progress between 0 and 100),
  failure text constraint rehearsals_failure check (failure in ('interrupted', 'no_deeds', 'broken')),
  started_by uuid not null,
  started_at timestamptz not null,
  beat_at timestamptz not null,
  ended_at timestamptz,
  deeds_fingerprint text collate "C",
  result jsonb,
  constraint rehearsals_pk primary key (county, id),
  constraint rehearsals_version foreign key (county, current_version) references rulebooks (county, version),
  constraint rehearsals_started_by foreign key (county, started_by) references staff (county, id),
  constraint rehearsals_synthetic check ((deeds = 'synthetic') = (size is not null and seed is not null)),
  constraint rehearsals_ended check ((state = 'running') = (ended_at is null)),
  constraint rehearsals_failed check ((state = 'failed') = (failure is not null)),
  constraint rehearsals_done check ((state = 'done') = (result is not null and deeds_fingerprint is not null))
);
create unique index rehearsals_one_running on rehearsals (county, draft) where state = 'running';
create index rehearsals_newest on rehearsals (county, started_at desc, id desc);
create index rehearsals_of_content on rehearsals (county, content_hash) where state = 'done';
comment on table rehearsals is 'Drafts of the rule book played over past deeds beside the book in force (试算).';
comment on column rehearsals.draft is 'The draft as it was; the draft itself may change or go.';
comment on column rehearsals.content_hash is 'SHA-256 of the draft’s content: only exactly what was rehearsed can be published.';
comment on column rehearsals.deeds is 'past: the county’s last twelve months · synthetic: a made-up year, the same for the same seed.';
comment on column rehearsals.yearly_budget is 'Points for a calendar year that the reader asked about.';
comment on column rehearsals.beat_at is 'Last sign of life: one that stays silent was left behind by a process that ended.';
comment on column rehearsals.deeds_fingerprint is 'SHA-256 of the deeds that were played: the same deeds and books give the same result.';
comment on column rehearsals.result is 'Costs, groups, caps and dates of both books; no group of fewer than five people.';
