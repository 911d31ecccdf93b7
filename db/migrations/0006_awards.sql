create table rulebooks (
  county integer not null constraint rulebooks_county references counties,
  version integer not null constraint rulebooks_version check (version > 0),
  document jsonb not null,
  effective_from date not null,
  published_at timestamptz not null,
  published_by uuid,
  constraint rulebooks_pk primary key (county, version)
);
comment on table rulebooks is 'Published rule books (积分细则): never edited; a change is a new version.';
create trigger rulebooks_append_only before update or delete on rulebooks
  for each row execute function refuse_change();
create trigger rulebooks_no_truncate before truncate on rulebooks
  for each statement execute function refuse_change();

create table deeds (
  county integer not null constraint deeds_county references counties,
  id uuid not null,
  kind text not null,
  resident uuid not null,
  source uuid not null,
  occasion smallint not null,
  category text,
  grid text collate "C",
  lng double precision,
  lat double precision,
  quantity integer not null,
  happened_at timestamptz not null,
  constraint deeds_pk primary key (county, id),
  constraint deeds_source_once unique (county, source, kind, resident, occasion),
  constraint deeds_resident foreign key (county, resident) references residents (county, id)
);
create index deeds_by_category on deeds (county, category, happened_at);
comment on column deeds.occasion is 'Tells repeats of one source apart: how often a case had been re-opened before.';
comment on table deeds is 'Normalised facts (参与行为) that points are computed from; one per source, kind and person.';
create trigger deeds_append_only before update or delete on deeds
  for each row execute function refuse_change();
create trigger deeds_no_truncate before truncate on deeds
  for each statement execute function refuse_change();

create table assessments (
  county integer not null,
  deed uuid not null,
  decision text not null constraint assessments_decision check (decision in ('instant', 'held')),
  signals jsonb not null,
  at timestamptz not null,
  constraint assessments_pk primary key (county, deed),
  constraint assessments_deed foreign key (county, deed) references deeds (county, id)
);
comment on table assessments is 'What the evidence checks said of a deed, each signal with a plain reason.';

create table evidence_prints (
  county integer not null,
  deed uuid not null,
  place smallint not null,
  kind text not null constraint evidence_prints_kind check (kind in ('photo', 'words')),
  print bigint not null,
  resident uuid not null,
  case_code text,
  at timestamptz not null,
  constraint evidence_prints_pk primary key (county, deed, place),
  constraint evidence_prints_deed foreign key (county, deed) references deeds (county, id)
);
create index evidence_prints_recent on evidence_prints (county, kind, at);
create index evidence_prints_same on evidence_prints (county, kind, print);
comment on table evidence_prints is 'Fingerprints of photos (perceptual) and words (hash), to see the same evidence again.';

create table awards (
  county integer not null,
  id uuid not null,
  deed uuid not null,
  resident uuid not null,
  case_code text,
  rule text not null,
  rule_version integer not null,
  points integer not null constraint awards_points check (points >= 0),
  state text not null constraint awards_state
    check (state in ('scheduled', 'provisional', 'held', 'settled', 'reversed')),
  verified boolean not null,
  what jsonb not null,
  why jsonb not null,
  at timestamptz not null,
  due_at timestamptz,
  settled_at timestamptz,
  lapses_on date not null,
  pending uuid,
  transfer uuid,
  reversal_reason text,
  reversal_note text,
  constraint awards_pk primary key (county, id),
  constraint awards_once unique (county, deed, rule_version),
  constraint awards_deed foreign key (county, deed) references deeds (county, id),
  constraint awards_resident foreign key (county, resident) references residents (county, id),
  constraint awards_reversal check ((state = 'reversed') = (reversal_reason is not null))
);
create index awards_statement on awards (county, resident, at desc, id desc);
create index awards_by_case on awards (county, case_code) where case_code is not null;
create index awards_due on awards (county, due_at) where state = 'scheduled';
create index awards_held on awards (county, at, id) where state = 'held';
comment on table awards is 'The outcome for a deed (积分授予) with its explanation in both languages.';
comment on column awards.verified is 'The deed was verified while the award was held: releasing it settles it.';
comment on column awards.pending is 'The pending transfer that announced the points.';
comment on column awards.transfer is 'The transfer that settled them, for a later reversal.';
