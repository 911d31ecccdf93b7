-- Limits of a category are data: by how grave it is, unless it has its own.
create table case_limits (
  county integer not null constraint case_limits_county references counties,
  severity smallint not null constraint case_limits_severity check (severity between 1 and 4),
  dispatch_hours smallint not null constraint case_limits_dispatch check (dispatch_hours between 1 and 240),
  first_answer_hours smallint not null
    constraint case_limits_first_answer check (first_answer_hours between 1 and 240),
  working_days boolean not null,
  constraint case_limits_pk primary key (county, severity)
);
comment on table case_limits is 'By when a case of a severity is sent out and answered, and in which days its work is counted (时限). Without a row: as the platform is delivered.';
comment on column case_limits.dispatch_hours is 'Hours, by day and night, until the case is with a responsible unit.';
comment on column case_limits.first_answer_hours is 'Hours, by day and night, until the reporter hears something of substance.';
comment on column case_limits.working_days is 'Whether days of the work are working days by the arrangement of the State Council, or days of the calendar.';
alter table categories
  add column dispatch_hours smallint constraint categories_dispatch_hours check (dispatch_hours between 1 and 240),
  add column first_answer_hours smallint
    constraint categories_first_answer_hours check (first_answer_hours between 1 and 240);
comment on column categories.dispatch_hours is 'Its own limit; null: that of its severity.';
comment on column categories.first_answer_hours is 'Its own limit; null: that of its severity.';

-- What the state of a case tells besides: the clock of the dispatch, a pause and its reason, who helps, whom it is
-- about, and how often somebody asked the reporter on the spot or by telephone.
alter table case_states
  drop constraint case_states_stage,
  drop constraint case_states_deadline,
  add constraint case_states_stage check (stage in ('reported', 'returned', 'accepted', 'dispatched',
    'answered', 'awaiting_confirmation', 'closed', 'refused', 'withdrawn', 'transferred')),
  add constraint case_states_deadline
    check ((stage in ('closed', 'refused', 'withdrawn', 'transferred')) = (deadline is null)),
  add column dispatch_due_at timestamptz,
  add column dispatched_at timestamptz,
  add column paused_at timestamptz,
  add column pause_reason text,
  add column paused_until timestamptz,
  add column co_units uuid[] not null default '{}',
  add column against uuid,
  add column handed_back smallint not null default 0,
  add column visits smallint not null default 0,
  add constraint case_states_pause check ((paused_at is null) = (pause_reason is null)),
  add constraint case_states_pause_end check ((paused_at is null) = (paused_until is null)),
  add constraint case_states_against foreign key (county, against) references units (county, id),
  add constraint case_states_routed_around check (unit is distinct from against or against is null);
update case_states s set
  dispatch_due_at = c.reported_at + interval '24 hours',
  dispatched_at = (select min(e.at) from case_events e
    where e.county = s.county and e.case_id = s.case_id and e.kind = 'dispatched')
from cases c where c.county = s.county and c.id = s.case_id;
alter table case_states alter column dispatch_due_at set not null;
comment on column case_states.dispatch_due_at is 'By when it is with a responsible unit.';
comment on column case_states.dispatched_at is 'When it was first sent out; null while it waits for that, also after a unit gave it back.';
comment on column case_states.paused_at is 'Since when the clock of the work stands still, for a reason that both sides read.';
comment on column case_states.paused_until is 'When it runs on by itself.';
comment on column case_states.co_units is 'Units that help the responsible one (协办); it stays responsible.';
comment on column case_states.against is 'The unit that the case complains of: it never reads, handles or verifies it.';
comment on column case_states.handed_back is 'How often a unit gave it back to the centre.';
comment on column case_states.visits is 'How often somebody of staff asked the reporter whether it is solved (回访), since the work was last verified.';
drop index case_states_queue;
create index case_states_queue on case_states (county, deadline, case_id)
  where stage not in ('closed', 'refused', 'withdrawn', 'transferred');
comment on index case_states_queue is 'Open cases by what is due first.';
create index case_states_helped on case_states using gin (co_units) where co_units <> '{}';
comment on index case_states_helped is 'Cases that a unit helps with.';
