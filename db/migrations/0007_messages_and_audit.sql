create table notices (
  county integer not null constraint notices_county references counties,
  id uuid not null,
  resident uuid not null,
  words jsonb not null,
  case_code text,
  at timestamptz not null,
  read_at timestamptz,
  constraint notices_pk primary key (county, id),
  constraint notices_resident foreign key (county, resident) references residents (county, id)
);
create index notices_newest on notices (county, resident, at desc, id desc);
create index notices_unread on notices (county, resident) where read_at is null;
comment on table notices is 'What one resident was told (通知), in both languages.';

create table outbox (
  county integer not null,
  id uuid not null,
  topic text not null,
  payload jsonb not null,
  at timestamptz not null,
  delivered_at timestamptz,
  attempts smallint not null default 0,
  constraint outbox_pk primary key (county, id)
);
create index outbox_waiting on outbox (at) where delivered_at is null;
comment on table outbox is 'What happened and must be passed on: written in the transaction, delivered after it.';

create table idempotency (
  county integer not null,
  actor uuid not null,
  key text not null,
  fingerprint bytea not null,
  answer text,
  at timestamptz not null,
  constraint idempotency_pk primary key (county, actor, key)
);
create index idempotency_age on idempotency (at);
comment on table idempotency is 'Requests already carried out: the same id gets the same answer, other content is refused.';
comment on column idempotency.answer is 'The answer, written in the transaction that did the work.';

create table audit_entries (
  county integer not null,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor uuid,
  action text not null,
  object text not null,
  details jsonb not null,
  constraint audit_entries_pk primary key (county, id)
);
create index audit_entries_by_object on audit_entries (county, object, at);
comment on table audit_entries is 'Who did what, and who looked at whose data: append-only, without personal values.';
create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function refuse_change();
create trigger audit_entries_no_truncate before truncate on audit_entries
  for each statement execute function refuse_change();
