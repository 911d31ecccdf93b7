-- An audit entry is written twice. A use-case writes it into audit_waiting, in its own transaction and
-- beside no other index than the key: hundreds of reports a second must not wait for one row of a
-- county. Within seconds a sequencer, one at a time per county, moves it into audit_entries, where it
-- has its number in an unbroken series and the hash of the entry before it.
alter table audit_entries rename to audit_entries_unchained;
alter table audit_entries_unchained rename constraint audit_entries_pk to audit_entries_unchained_pk;
drop index audit_entries_by_object;

create table audit_waiting (
  county integer not null,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor uuid,
  roles text not null,
  scope text not null,
  action text not null,
  object text not null,
  area text collate "C",
  reason text,
  details json not null,
  request text,
  salt bytea constraint audit_waiting_salt check (length(salt) = 16),
  before_digest bytea constraint audit_waiting_before check (length(before_digest) = 32),
  after_digest bytea constraint audit_waiting_after check (length(after_digest) = 32),
  constraint audit_waiting_pk primary key (county, id)
);
comment on table audit_waiting is 'Audit entries that are written and not yet in the chain: they leave it into audit_entries and in no other way.';

create table audit_entries (
  county integer not null,
  seq bigint not null constraint audit_entries_seq check (seq > 0),
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor uuid,
  roles text not null,
  scope text not null,
  action text not null,
  object text not null,
  area text collate "C",
  reason text,
  details json not null,
  request text,
  salt bytea constraint audit_entries_salt check (length(salt) = 16),
  before_digest bytea constraint audit_entries_before check (length(before_digest) = 32),
  after_digest bytea constraint audit_entries_after check (length(after_digest) = 32),
  chained_at timestamptz not null,
  previous bytea not null constraint audit_entries_previous check (length(previous) = 32),
  hash bytea not null constraint audit_entries_hash check (length(hash) = 32),
  constraint audit_entries_pk primary key (county, seq),
  constraint audit_entries_id_once unique (county, id)
);
comment on table audit_entries is 'Who did what, and who looked at whose data: numbered without gaps, each with the hash of the one before, append-only, without personal values.';
comment on column audit_entries.seq is 'Place in the chain of the county, from 1.';
comment on column audit_entries.roles is 'The roles that let the person in here, with blanks between; the name of a job where nobody did it.';
comment on column audit_entries.scope is 'Leading digits of the areas below which that held, with blanks between; unit:… for people of a unit.';
comment on column audit_entries.action is 'A verb of contract/audit-actions.ts.';
comment on column audit_entries.object is 'What it was done to: kind/id.';
comment on column audit_entries.area is 'Leading digits of the area that the object lies in; empty where it is the whole county’s.';
comment on column audit_entries.reason is 'Why, in the words that were asked for; phone and identity numbers in it are masked.';
comment on column audit_entries.details is 'Codes and counts, never a personal value; kept as text, since the hash is over the text.';
comment on column audit_entries.request is 'The request id that the device made, or the server’s own as in its log.';
comment on column audit_entries.salt is 'What keeps the digests from being guessed; it is in no export.';
comment on column audit_entries.before_digest is 'SHA-256 over the salt and the facts as they stood before; docs/how-to/check-the-audit.md.';
comment on column audit_entries.chained_at is 'When it took its place: seconds after it was written, unless nothing was running.';
comment on column audit_entries.previous is 'Hash of the entry before it; zeros before the first.';
comment on column audit_entries.hash is 'SHA-256 over the hash before it, this entry, its number and when it was chained.';

-- The desk searches by each of these, newest first, and turns pages by time and id.
create index audit_entries_by_time on audit_entries (county, at, id);
create index audit_entries_by_actor on audit_entries (county, actor, at, id);
create index audit_entries_by_action on audit_entries (county, action, at, id);
create index audit_entries_by_object on audit_entries (county, object, at, id);
create index audit_entries_by_area on audit_entries (county, area, at, id);

create table audit_heads (
  county integer not null constraint audit_heads_county references counties,
  seq bigint not null constraint audit_heads_seq check (seq >= 0),
  hash bytea not null constraint audit_heads_hash check (length(hash) = 32),
  note text not null,
  constraint audit_heads_pk primary key (county)
);
comment on table audit_heads is 'The head of each chain (链头); its row is the one sequencer that all chaining waits for.';
comment on column audit_heads.note is 'The same signed with a key that is not in this database (C2SP signed note).';

create table audit_stubs (
  county integer not null constraint audit_stubs_county references counties,
  seq bigint not null constraint audit_stubs_seq check (seq > 0),
  hash bytea not null constraint audit_stubs_hash check (length(hash) = 32),
  note text not null,
  constraint audit_stubs_pk primary key (county)
);
comment on table audit_stubs is 'Where a chain begins after its oldest entries were deleted (截点): number and hash of the last one deleted, signed.';

create table audit_checks (
  county integer not null constraint audit_checks_county references counties,
  at timestamptz not null,
  seq bigint not null,
  entries bigint not null,
  findings jsonb not null,
  constraint audit_checks_pk primary key (county, at)
);
comment on table audit_checks is 'What came of recomputing the whole chain, night by night.';

create function refuse_unless_chained() returns trigger language plpgsql as $$
begin
  if not exists (select from audit_entries where county = old.county and id = old.id) then
    raise exception 'an audit entry leaves % only into the chain', tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
comment on function refuse_unless_chained() is 'Trigger of audit_waiting: an entry that is not in the chain yet is not deleted.';

create function refuse_above_stub() returns trigger language plpgsql as $$
begin
  if not exists (select from audit_stubs where county = old.county and seq >= old.seq) then
    raise exception 'audit entry % of % is deleted only below a signed stub', old.seq, old.county
      using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
comment on function refuse_above_stub() is 'Trigger of audit_entries: only whole beginnings of a chain are deleted, after a stub stands for them.';

create trigger audit_waiting_no_update before update on audit_waiting
  for each row execute function refuse_change();
create trigger audit_waiting_chained_first before delete on audit_waiting
  for each row execute function refuse_unless_chained();
create trigger audit_waiting_no_truncate before truncate on audit_waiting
  for each statement execute function refuse_change();
create trigger audit_entries_no_update before update on audit_entries
  for each row execute function refuse_change();
create trigger audit_entries_below_stub before delete on audit_entries
  for each row execute function refuse_above_stub();
create trigger audit_entries_no_truncate before truncate on audit_entries
  for each statement execute function refuse_change();
create trigger audit_checks_append_only before update or delete on audit_checks
  for each row execute function refuse_change();
create trigger audit_checks_no_truncate before truncate on audit_checks
  for each statement execute function refuse_change();

insert into audit_waiting (county, id, at, actor_kind, actor, roles, scope, action, object, details)
select county, id, at, actor_kind, actor, '', '', action, object, details::json
from audit_entries_unchained;
drop table audit_entries_unchained;
