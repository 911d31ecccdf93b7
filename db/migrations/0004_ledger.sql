-- One transfer row is the double entry. A holder and a lapse date are one account, so the balance
-- row is the lot. No foreign keys and no further index on the hot path: the posting statement itself
-- demands that every account it names exists.
create table accounts (
  county integer not null,
  id bigint not null,
  posted bigint not null default 0,
  pending_in bigint not null default 0,
  pending_out bigint not null default 0,
  version bigint not null default 0,
  constraint accounts_pk primary key (county, id),
  constraint accounts_kind check ((id >> 16) & 15 between 1 and 6),
  constraint accounts_pending check (pending_in >= 0 and pending_out >= 0),
  constraint accounts_covered check ((id >> 16) & 15 in (3, 6) or posted - pending_out >= 0)
) with (fillfactor = 50);
comment on table accounts is 'Balances in points. id = holder number << 20 | kind << 16 | day or slice.';
comment on column accounts.id is 'Kinds: 1 holder lot (low 16 bits: lapse date as days since 2020-01-01), 2 pool (slice), 3 source of cover, 4 merchant, 5 lapsed, 6 debt.';
comment on column accounts.posted is 'Settled points; the sum over all accounts of a county is zero after every commit.';
comment on column accounts.pending_in is 'Credits announced and not yet settled (待核, 暂扣).';
comment on column accounts.pending_out is 'Debits announced and not yet settled; already out of reach.';

create table transfers (
  county integer not null,
  id uuid not null,
  key uuid not null,
  kind smallint not null constraint transfers_kind check (kind between 1 and 4),
  debit bigint not null,
  credit bigint not null,
  amount bigint not null constraint transfers_amount check (amount > 0),
  pending uuid,
  reason uuid not null,
  rule_version integer not null,
  at timestamptz not null,
  credit_version bigint not null,
  credit_posted bigint not null,
  constraint transfers_pk primary key (county, id),
  constraint transfers_key_once unique (county, key),
  constraint transfers_two_accounts check (debit <> credit),
  constraint transfers_end_of_pending check ((kind in (3, 4)) = (pending is not null)),
  constraint transfers_one_end check (pending is null or key = pending)
);
comment on table transfers is 'The journal of points: append-only, one row per double entry.';
comment on column transfers.kind is '1 posted at once, 2 announced (pending), 3 settles a pending transfer, 4 voids one.';
comment on column transfers.key is 'Source event × rule version × leg; for kinds 3 and 4 the pending transfer itself, so only one of the two can ever exist.';
comment on column transfers.reason is 'The award or pledge that this transfer belongs to.';
comment on column transfers.credit_posted is 'Settled balance of the credited account after this transfer.';
create trigger transfers_append_only before update or delete on transfers
  for each row execute function refuse_change();
create trigger transfers_no_truncate before truncate on transfers
  for each statement execute function refuse_change();

create table pools (
  county integer not null constraint pools_county references counties,
  code text not null,
  holder_no bigint not null default nextval('holder_numbers'),
  name_zh text not null,
  name_en text not null,
  constraint pools_pk primary key (county, code),
  constraint pools_holder_once unique (county, holder_no)
);
comment on table pools is 'What stands behind points (积分池): a rule names the pool that pays it.';
