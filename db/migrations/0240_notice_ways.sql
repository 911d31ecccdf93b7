-- By which ways a resident is told, kind by kind, and in which hours nobody is woken.
alter table notices add column kind text not null default 'rights' constraint notices_kind
  check (kind in ('case', 'points', 'together', 'rights'));
update notices set kind = case
  when award is not null then 'rights'
  when lapses_on is not null then 'points'
  when case_code is not null then 'case'
  else 'rights'
end;
alter table notices alter column kind drop default;
comment on column notices.kind is 'case: how a report goes on · points: points and what they are spent on · together: activities, mediation, feedback · rights: the account, and decisions that can be contested.';

create table notice_settings (
  county integer not null,
  resident uuid not null,
  ways jsonb not null,
  quiet_from smallint not null constraint notice_settings_quiet_from check (quiet_from between 0 and 23),
  quiet_until smallint not null constraint notice_settings_quiet_until check (quiet_until between 0 and 23),
  changed_at timestamptz not null,
  constraint notice_settings_pk primary key (county, resident),
  constraint notice_settings_resident foreign key (county, resident) references residents (county, id)
);
comment on table notice_settings is 'What a resident chose about being told (通知方式); whoever chose nothing has no row.';
comment on column notice_settings.ways is 'The ways of each kind of notice: {"case": ["app", "push"], …}.';
comment on column notice_settings.quiet_from is 'The hour in Asia/Shanghai from which on neither phone nor browser is woken.';

create table push_devices (
  county integer not null,
  resident uuid not null,
  device uuid not null,
  address_sealed text not null,
  subscribed_at timestamptz not null,
  constraint push_devices_pk primary key (county, resident, device),
  constraint push_devices_resident foreign key (county, resident) references residents (county, id)
);
comment on table push_devices is 'Browsers that take messages for a resident (网页推送), as long as they are signed in there.';
comment on column push_devices.device is 'The device of the session; without one nothing is sent.';
comment on column push_devices.address_sealed is 'The address at the push service and the keys of the browser, sealed with the resident’s key.';

create table notice_batches (
  county integer not null,
  id uuid not null,
  resident uuid not null,
  way text not null constraint notice_batches_way check (way in ('push', 'sms')),
  kinds text[] not null,
  notices smallint not null constraint notice_batches_notices check (notices > 0),
  state text not null constraint notice_batches_state
    check (state in ('waiting', 'taken', 'again', 'sent', 'refused', 'unclear', 'unneeded')),
  due_at timestamptz not null,
  taken_at timestamptz,
  ended_at timestamptz,
  constraint notice_batches_pk primary key (county, id),
  constraint notice_batches_resident foreign key (county, resident) references residents (county, id),
  constraint notice_batches_ended
    check ((ended_at is null) = (state in ('waiting', 'taken', 'again')))
);
create unique index notice_batches_open on notice_batches (county, resident, way) where state = 'waiting';
create index notice_batches_of_day on notice_batches (county, resident, way, taken_at);
comment on table notice_batches is 'Notices that go to a phone or browser together: one message that says how many there are and of which kinds, and nothing else.';
comment on column notice_batches.state is 'waiting: more may be added · taken: being sent, and never sent again · again: certainly not sent, and tried once more · unclear: may have been sent · unneeded: read meanwhile, or no longer wanted.';
