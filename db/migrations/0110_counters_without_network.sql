-- A counter hands over without a network: its tills take along what waits, signed, and keep a journal,
-- which comes in later. What then does not agree with the books is kept with who bears it.
alter table counters add column offline_until timestamptz;
comment on column counters.offline_until is 'Until when a hand-over that was made without a network may still come in from here; empty: its tills never took anything along. What runs out meanwhile is kept a day longer.';

alter table redemptions add column listed_at timestamptz;
comment on column redemptions.listed_at is 'When it first stood on a list that a till took along (离线清单).';

create table tills (
  county integer not null,
  id uuid not null,
  counter uuid not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  sheet_at timestamptz not null,
  last_seq integer not null default 0,
  last_hash bytea,
  last_at timestamptz,
  constraint tills_pk primary key (county, id),
  constraint tills_counter foreign key (county, counter) references counters (county, id),
  constraint tills_opened_by foreign key (county, opened_by) references staff (county, id),
  constraint tills_journal check (last_seq >= 0 and (last_seq = 0) = (last_hash is null)
    and (last_seq = 0) = (last_at is null))
);
create index tills_by_counter on tills (county, counter);
comment on table tills is 'Phones and tablets at counters (收银机), each with a journal of its own.';
comment on column tills.sheet_at is 'When it last took along what waits at its counter: what it did since is not older.';
comment on column tills.last_hash is 'Hash of the last entry that came in; the next one names it.';

create table counter_entries (
  county integer not null,
  id uuid not null,
  till uuid not null,
  seq integer not null,
  counter uuid not null,
  hash bytea not null,
  kind text not null constraint counter_entries_kind check (kind in ('handed_over', 'refused')),
  shown text not null constraint counter_entries_shown check (shown in ('pass', 'paper', 'card', 'code')),
  redemption uuid not null,
  staff uuid not null,
  sent_by uuid not null,
  at timestamptz not null,
  counted_at timestamptz not null,
  received_at timestamptz not null,
  outcome text not null constraint counter_entries_outcome check (outcome in ('posted', 'ended', 'conflict')),
  constraint counter_entries_pk primary key (county, id),
  constraint counter_entries_once unique (county, till, seq),
  constraint counter_entries_till foreign key (county, till) references tills (county, id),
  constraint counter_entries_staff foreign key (county, staff) references staff (county, id),
  constraint counter_entries_sent_by foreign key (county, sent_by) references staff (county, id)
);
create index counter_entries_by_redemption on counter_entries (county, redemption);
comment on table counter_entries is 'The journals of tills as they came in (柜台流水): append-only, in the order in which they were written.';
comment on column counter_entries.shown is 'By what the counter knew whose it was: a signed pass, paper, a card, or a code that the server had just confirmed.';
comment on column counter_entries.redemption is 'What the till says it was; there may be none.';
comment on column counter_entries.at is 'By the clock of the device.';
comment on column counter_entries.counted_at is 'The instant that counts: not before the till last took something along, not after it came in.';
create trigger counter_entries_append_only before update or delete on counter_entries
  for each row execute function refuse_change();
create trigger counter_entries_no_truncate before truncate on counter_entries
  for each statement execute function refuse_change();

create table counter_conflicts (
  county integer not null,
  entry uuid not null,
  counter uuid not null,
  redemption uuid not null,
  kind text not null constraint counter_conflicts_kind
    check (kind in ('unsigned', 'other_counter', 'expired', 'card_ended', 'cancelled', 'erased',
      'timed_out', 'refused', 'handed_over', 'returned', 'nothing_good')),
  bearer text not null constraint counter_conflicts_bearer check (bearer in ('resident', 'counter', 'county')),
  value integer not null,
  taken integer not null,
  owed integer not null,
  helped integer not null,
  transfers uuid[] not null,
  earlier_staff uuid,
  found_at timestamptz not null,
  constraint counter_conflicts_pk primary key (county, entry),
  constraint counter_conflicts_entry foreign key (county, entry) references counter_entries (county, id),
  constraint counter_conflicts_counter foreign key (county, counter) references counters (county, id),
  constraint counter_conflicts_paid check (taken >= 0 and owed >= 0 and helped >= 0
    and taken + owed + helped <= value),
  constraint counter_conflicts_borne check (bearer = 'resident' or taken + owed + helped = 0)
);
create index counter_conflicts_newest on counter_conflicts (county, found_at desc, entry desc);
create index counter_conflicts_by_counter on counter_conflicts (county, counter, found_at desc, entry desc);
comment on table counter_conflicts is 'Hand-overs without a network that did not agree with the books, and who bears them (承担方): append-only.';
comment on column counter_conflicts.bearer is 'resident: pays all the same · counter: is not paid · county: neither was at fault, and the treasurer settles it.';
comment on column counter_conflicts.value is 'Points that the counter would be paid for it; what taken, owed and helped leave of them is paid by nobody.';
comment on column counter_conflicts.taken is 'Out of the lots of whoever had reserved; owed: what they did not have; helped: what the pool pays of a lower price.';
comment on column counter_conflicts.transfers is 'By which the counter was paid; their reason is the entry.';
comment on column counter_conflicts.earlier_staff is 'Who had handed it over before.';
create trigger counter_conflicts_append_only before update or delete on counter_conflicts
  for each row execute function refuse_change();
create trigger counter_conflicts_no_truncate before truncate on counter_conflicts
  for each statement execute function refuse_change();
