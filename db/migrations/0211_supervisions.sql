-- Which part of the area tree hears of a late case, and when: written down, so that nobody chooses.
create table supervision_ladder (
  county integer not null constraint supervision_ladder_county references counties,
  step smallint not null constraint supervision_ladder_step check (step between 1 and 5),
  after_hours smallint not null constraint supervision_ladder_after check (after_hours between 0 and 720),
  level text not null constraint supervision_ladder_level check (level in ('community', 'town', 'county')),
  reply_hours smallint not null constraint supervision_ladder_reply check (reply_hours between 1 and 240),
  constraint supervision_ladder_pk primary key (county, step)
);
comment on table supervision_ladder is 'The written ladder of supervision (督办阶梯). A county without rows has the one that the platform is delivered with.';
comment on column supervision_ladder.after_hours is 'Hours after the limit at which this step is taken.';
comment on column supervision_ladder.level is 'Whose leader is told: that of the community, the town or the county in which the case lies, or the next above that has one.';

create table supervisions (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  step smallint not null constraint supervisions_step check (step between 0 and 5),
  clock text not null constraint supervisions_clock
    check (clock in ('dispatch', 'first_answer', 'resolution', 'verification', 'by_hand')),
  due_at timestamptz not null,
  area text collate "C" not null,
  unit uuid,
  issued_at timestamptz not null,
  issued_by uuid,
  reply_due_at timestamptz not null,
  state text not null constraint supervisions_state check (state in ('open', 'answered', 'done')),
  answered_at timestamptz,
  answered_by uuid,
  promised_on date,
  decided_at timestamptz,
  decided_by uuid,
  constraint supervisions_pk primary key (county, id),
  constraint supervisions_once unique (county, case_id, due_at, step),
  constraint supervisions_case foreign key (county, case_id) references cases (county, id),
  constraint supervisions_unit foreign key (county, unit) references units (county, id),
  constraint supervisions_area foreign key (county, area) references areas (county, code),
  constraint supervisions_by_hand check ((clock = 'by_hand') = (step = 0)),
  constraint supervisions_answered check (state = 'open' or answered_by is not null),
  constraint supervisions_two_people check (decided_by is distinct from answered_by or decided_by is null)
);
create index supervisions_open on supervisions (county, state, reply_due_at, id) where state <> 'done';
comment on table supervisions is 'Supervision slips (督办单). Who handles a case stays responsible and owes an answer; what is written of it stands in the history of the case.';
comment on column supervisions.step is 'Of the ladder; 0: a leader sent it by their own decision.';
comment on column supervisions.due_at is 'The limit that was broken; of one sent by hand, when it was sent.';
comment on column supervisions.area is 'Of the leader who is told.';
comment on column supervisions.unit is 'Who owes the answer; null: the desk of the centre.';
comment on column supervisions.promised_on is 'By when it will be done, as whoever answered says.';

create table clock_warnings (
  county integer not null,
  case_id uuid not null,
  due_at timestamptz not null,
  warned_at timestamptz not null,
  constraint clock_warnings_pk primary key (county, case_id, due_at),
  constraint clock_warnings_case foreign key (county, case_id) references cases (county, id)
);
comment on table clock_warnings is 'Of which limits those who owe the next step were warned before they broke (超时预警).';
