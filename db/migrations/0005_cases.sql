create table photos (
  county integer not null constraint photos_county references counties,
  id uuid not null,
  owner uuid not null,
  width integer not null,
  height integer not null,
  sha256 bytea not null,
  fingerprint bigint not null,
  uploaded_at timestamptz not null,
  constraint photos_pk primary key (county, id)
);
comment on table photos is 'Re-encoded photos without metadata; the files lie outside the database.';
comment on column photos.fingerprint is '64-bit perceptual hash: near-equal pictures differ in few bits.';

create table cases (
  county integer not null constraint cases_county references counties,
  id uuid not null,
  code text not null,
  kind text not null constraint cases_kind check (kind in ('hazard', 'dispute', 'suggestion', 'cheat')),
  category text not null,
  words text not null,
  title text not null,
  place text not null,
  lng double precision,
  lat double precision,
  accuracy_m double precision,
  grid text collate "C",
  channel text not null constraint cases_channel
    check (channel in ('phone_app', 'grid_worker', 'window', 'telephone', 'paper')),
  confidential boolean not null,
  written_at timestamptz not null,
  reported_at timestamptz not null,
  constraint cases_pk primary key (county, id),
  constraint cases_code_once unique (county, code),
  constraint cases_category foreign key (county, category) references categories (county, code),
  constraint cases_grid foreign key (county, grid) references areas (county, code)
);
create index cases_by_day on cases (county, reported_at);
comment on table cases is 'What was reported (事件), as it was reported. What became of it stands in case_events.';
comment on column cases.code is 'Public code (一案一码): not in sequence, last digit checks the others.';
create trigger cases_append_only before update or delete on cases
  for each row execute function refuse_change();
create trigger cases_no_truncate before truncate on cases
  for each statement execute function refuse_change();

create table case_reporters (
  county integer not null,
  case_id uuid not null,
  resident uuid not null,
  at timestamptz not null,
  constraint case_reporters_pk primary key (county, case_id, resident),
  constraint case_reporters_case foreign key (county, case_id) references cases (county, id),
  constraint case_reporters_resident foreign key (county, resident) references residents (county, id)
);
create index case_reporters_by_resident on case_reporters (county, resident, at desc, case_id);
comment on table case_reporters is 'Who reported a case: apart from the case, so that handlers never read it.';

create table case_events (
  county integer not null,
  case_id uuid not null,
  seq integer not null constraint case_events_seq check (seq > 0),
  kind text not null,
  at timestamptz not null,
  actor_kind text not null constraint case_events_actor_kind
    check (actor_kind in ('resident', 'staff', 'system')),
  actor uuid,
  note text not null,
  data jsonb not null,
  constraint case_events_reporter_apart check (actor is null or actor_kind = 'staff'),
  constraint case_events_pk primary key (county, case_id, seq),
  constraint case_events_case foreign key (county, case_id) references cases (county, id)
);
comment on table case_events is 'History of a case: append-only; the state is computed from it.';
create trigger case_events_append_only before update or delete on case_events
  for each row execute function refuse_change();
create trigger case_events_no_truncate before truncate on case_events
  for each statement execute function refuse_change();

create table case_photos (
  county integer not null,
  photo uuid not null,
  case_id uuid not null,
  seq integer not null,
  constraint case_photos_pk primary key (county, photo),
  constraint case_photos_photo foreign key (county, photo) references photos (county, id),
  constraint case_photos_event foreign key (county, case_id, seq)
    references case_events (county, case_id, seq)
);
create index case_photos_by_case on case_photos (county, case_id);
comment on table case_photos is 'Which step of which case a photo belongs to; a photo belongs to one step.';

create table case_states (
  county integer not null,
  case_id uuid not null,
  stage text not null constraint case_states_stage check (stage in ('reported', 'returned', 'accepted',
    'dispatched', 'answered', 'awaiting_confirmation', 'closed', 'refused')),
  stage_since timestamptz not null,
  unit uuid,
  first_answer_due_at timestamptz not null,
  first_answered_at timestamptz,
  resolve_due_at timestamptz,
  handled_at timestamptz,
  handled_by uuid[] not null,
  closed_at timestamptz,
  confirmed boolean not null,
  rating smallint constraint case_states_rating check (rating between 1 and 5),
  reopened integer not null,
  published boolean not null,
  deadline timestamptz,
  grid text collate "C",
  last_seq integer not null,
  constraint case_states_deadline check ((stage in ('closed', 'refused')) = (deadline is null)),
  constraint case_states_pk primary key (county, case_id),
  constraint case_states_case foreign key (county, case_id) references cases (county, id),
  constraint case_states_unit foreign key (county, unit) references units (county, id)
);
create index case_states_queue on case_states (county, deadline, case_id)
  where stage not in ('closed', 'refused');
create index case_states_closed on case_states (county, closed_at desc, case_id) where closed_at is not null;
comment on table case_states is 'The state of each case as its history gives it: a view kept for the queue, written with every event and never apart from one.';
comment on column case_states.deadline is 'When the next step is due; null once the case has ended.';

create table bulletin_entries (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  code text not null,
  title text not null,
  words text not null,
  place text not null,
  category jsonb not null,
  unit jsonb,
  reported_on date not null,
  closed_on date not null,
  first_answer_minutes integer,
  total_hours integer not null,
  rating smallint,
  confirmed boolean not null,
  before uuid[] not null,
  after uuid[] not null,
  published_at timestamptz not null,
  published_by uuid not null,
  constraint bulletin_entries_pk primary key (county, id),
  constraint bulletin_entries_case foreign key (county, case_id) references cases (county, id),
  constraint bulletin_entries_case_once unique (county, case_id)
);
create index bulletin_entries_newest on bulletin_entries (county, published_at desc, id);
create index bulletin_entries_photos on bulletin_entries using gin ((before || after));
comment on table bulletin_entries is 'Masked versions of solved cases for everyone (公示): a copy of its own, so that nothing of the case can leak through it.';
