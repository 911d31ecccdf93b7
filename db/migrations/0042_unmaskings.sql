-- Who reported a case is seen by somebody only when a second person of another role has agreed, once,
-- for half an hour; and the reporter is told.
create table unmaskings (
  county integer not null,
  id uuid not null,
  case_id uuid not null,
  resident uuid not null,
  what text[] not null constraint unmaskings_what
    check (what <@ array['name', 'phone'] and cardinality(what) between 1 and 2),
  reason_sealed text constraint unmaskings_reason_sealed check (reason_sealed like 'v1|%'),
  untold boolean not null,
  untold_sealed text constraint unmaskings_untold_sealed check (untold_sealed like 'v1|%'),
  state text not null constraint unmaskings_state
    check (state in ('asked', 'approved', 'declined', 'shown', 'lapsed')),
  asked_by uuid not null,
  asked_role text not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_role text,
  decided_at timestamptz,
  note_sealed text constraint unmaskings_note_sealed check (note_sealed like 'v1|%'),
  closes_at timestamptz not null,
  shown_at timestamptz,
  constraint unmaskings_pk primary key (county, id),
  constraint unmaskings_reporter foreign key (county, case_id, resident)
    references case_reporters (county, case_id, resident),
  constraint unmaskings_asked_by foreign key (county, asked_by) references staff (county, id),
  constraint unmaskings_decided_by foreign key (county, decided_by) references staff (county, id),
  constraint unmaskings_two_people check (decided_by <> asked_by),
  constraint unmaskings_two_roles check (decided_role <> asked_role),
  constraint unmaskings_decided check ((decided_by is null) = (decided_role is null)
    and (decided_by is null) = (decided_at is null)
    and (state not in ('approved', 'declined', 'shown') or decided_by is not null)),
  constraint unmaskings_shown check ((state = 'shown') = (shown_at is not null)),
  constraint unmaskings_told check (untold or untold_sealed is null)
);
create unique index unmaskings_one_open on unmaskings (county, case_id, asked_by)
  where state in ('asked', 'approved');
create index unmaskings_waiting on unmaskings (county, asked_at, id) where state = 'asked';
comment on table unmaskings is 'Looks at a reporter’s identity (查看身份): asked for with a reason, approved by a second person, open for half an hour, once, and told to the reporter.';
comment on column unmaskings.reason_sealed is 'Why, sealed with the reporter’s key: the reporter reads it.';
comment on column unmaskings.untold is 'The law forbids telling the reporter.';
comment on column unmaskings.untold_sealed is 'Which law, and why it applies; sealed with the reporter’s key.';
comment on column unmaskings.closes_at is 'Until when it can be approved, and then until when it can be looked at.';
