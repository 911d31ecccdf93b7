-- How decisions about points are put right: contested by the resident, let off what is owed, or
-- corrected for everybody where a wrong rule book had been published.
create table appeals (
  county integer not null,
  id uuid not null,
  award uuid not null,
  resident uuid not null,
  words text not null,
  state text not null constraint appeals_state check (state in ('open', 'upheld', 'granted')),
  opened_at timestamptz not null,
  due_on date not null,
  decided_by uuid,
  decided_at timestamptz,
  note text,
  constraint appeals_pk primary key (county, id),
  constraint appeals_once unique (county, award),
  constraint appeals_award foreign key (county, award) references awards (county, id),
  constraint appeals_resident foreign key (county, resident) references residents (county, id),
  constraint appeals_decided check ((state = 'open') = (decided_by is null))
);
create index appeals_queue on appeals (county, opened_at, id) where state = 'open';
comment on table appeals is 'Appeals (申诉) of residents against an award that was taken back or left empty: one for each award.';
comment on column appeals.state is 'upheld: the decision stands · granted: the points come back as an award of their own.';
comment on column appeals.due_on is 'The last day on which an answer is in time.';
comment on column appeals.decided_by is 'Never the one who took the award back.';

create table waivers (
  county integer not null,
  id uuid not null,
  resident uuid not null,
  pool text not null,
  points integer not null constraint waivers_points check (points > 0),
  reason text not null,
  state text not null constraint waivers_state check (state in ('asked', 'confirmed', 'declined')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  note text,
  constraint waivers_pk primary key (county, id),
  constraint waivers_resident foreign key (county, resident) references residents (county, id),
  constraint waivers_pool foreign key (county, pool) references pools (county, code),
  constraint waivers_two_people check (decided_by <> asked_by),
  constraint waivers_decided check ((state = 'asked') = (decided_by is null))
);
create unique index waivers_one_asked on waivers (county, resident) where state = 'asked';
comment on table waivers is 'Letting somebody off points they owe (减免), asked for by one person and signed by another; a pool bears the cost.';

create index awards_owing on awards (county, resident) where reversal_owed > 0;

create table corrections (
  county integer not null,
  id uuid not null,
  wrong_version integer not null,
  right_version integer not null,
  reason text not null,
  state text not null constraint corrections_state
    check (state in ('computing', 'asked', 'signed', 'declined', 'done')),
  reached uuid,
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  note text,
  constraint corrections_pk primary key (county, id),
  constraint corrections_wrong foreign key (county, wrong_version) references rulebooks (county, version),
  constraint corrections_right foreign key (county, right_version) references rulebooks (county, version),
  constraint corrections_order check (right_version > wrong_version),
  constraint corrections_two_people check (decided_by <> asked_by),
  constraint corrections_decided check ((state in ('computing', 'asked')) = (decided_by is null))
);
create unique index corrections_once on corrections (county, wrong_version) where state <> 'declined';
comment on table corrections is 'Corrections (更正) of a wrongly published rule book: what was decided under the wrong version, compared with the right one, and made up for after a second person signed.';
comment on column corrections.reached is 'The last resident whose awards were compared: a comparison that was interrupted goes on from there.';

create table correction_lines (
  county integer not null,
  correction uuid not null,
  award uuid not null,
  resident uuid not null,
  points integer not null,
  household_points integer not null,
  why jsonb not null,
  done_at timestamptz,
  constraint correction_lines_pk primary key (county, correction, award),
  constraint correction_lines_correction foreign key (county, correction) references corrections (county, id),
  constraint correction_lines_award foreign key (county, award) references awards (county, id)
);
create index correction_lines_open on correction_lines (county, correction, award) where done_at is null;
comment on table correction_lines is 'What one award differs by: above zero is given on top, below zero is taken back.';
comment on column correction_lines.why is 'What the right version says of the deed.';
