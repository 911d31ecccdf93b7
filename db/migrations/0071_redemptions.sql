-- A redemption holds points and a piece, and ends once: handed over, or given back to where both came
-- from. What ended stays ended; only what was handed over can still come back.
create table redemptions (
  county integer not null,
  id uuid not null,
  resident uuid not null,
  reward uuid not null,
  counter uuid not null,
  offer uuid not null,
  value integer not null,
  points integer not null,
  pool text,
  transfers uuid[] not null,
  state text not null constraint redemptions_state
    check (state in ('reserved', 'handed_over', 'cancelled', 'refused', 'timed_out', 'returned')),
  reserved_at timestamptz not null,
  reserved_by uuid,
  hold_until timestamptz not null,
  presented_at timestamptz,
  presented_by uuid,
  handed_over_at timestamptz,
  handed_over_by uuid,
  batch uuid,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  constraint redemptions_pk primary key (county, id),
  constraint redemptions_resident foreign key (county, resident) references residents (county, id),
  constraint redemptions_reward foreign key (county, reward) references rewards (county, id),
  constraint redemptions_offer foreign key (county, offer) references offers (county, id),
  constraint redemptions_reserved_by foreign key (county, reserved_by) references staff (county, id),
  constraint redemptions_batch foreign key (county, batch) references stock_batches (county, id),
  constraint redemptions_points check (points >= 0 and points <= value),
  constraint redemptions_helped check ((pool is not null) = (points < value)),
  constraint redemptions_handed_over check
    ((state in ('handed_over', 'returned')) = (handed_over_at is not null)
      and (handed_over_at is null) = (handed_over_by is null)
      and (handed_over_at is null) = (batch is null)),
  constraint redemptions_ended check ((state in ('reserved', 'handed_over')) = (ended_at is null))
);
create index redemptions_by_resident on redemptions (county, resident, reserved_at desc, id desc);
create index redemptions_due on redemptions (county, hold_until) where state = 'reserved';
create index redemptions_waiting on redemptions (county, counter, reserved_at) where state = 'reserved';
create index redemptions_by_pool on redemptions (county, pool, reserved_at) where pool is not null;
create index redemptions_handed_over on redemptions (county, counter, handed_over_at)
  where handed_over_at is not null;
comment on table redemptions is 'What somebody spends points on (兑换), from the reservation to its end.';
comment on column redemptions.value is 'Points that the counter is paid.';
comment on column redemptions.points is 'Points of those that the resident pays; the pool pays the others.';
comment on column redemptions.transfers is 'The transfers that announced the points, one for each lot that pays and one for the pool; settled or voided together.';
comment on column redemptions.reserved_by is 'Who of staff reserved it for somebody without a phone; empty: the resident.';
comment on column redemptions.presented_at is 'When its voucher was last shown at the counter.';
comment on index redemptions_by_pool is 'What a pool helped with, day by day: how long it lasts.';
comment on index redemptions_handed_over is 'What a counter handed over within a period: the lines of its settlement.';

create function redemptions_step() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and not (
    old.state = 'reserved' and new.state in ('handed_over', 'cancelled', 'refused', 'timed_out')
    or old.state = 'handed_over' and new.state = 'returned'
  ) then
    raise exception 'a redemption that is % does not become %', old.state, new.state
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function redemptions_step is 'A redemption ends once: handing over and giving back exclude each other.';
create trigger redemptions_step before update on redemptions
  for each row execute function redemptions_step();
create trigger redemptions_no_truncate before truncate on redemptions
  for each statement execute function refuse_change();
create trigger redemptions_stay before delete on redemptions
  for each row execute function refuse_change();

create table vouchers (
  county integer not null,
  redemption uuid not null,
  kind text not null constraint vouchers_kind check (kind in ('shown', 'printed')),
  counter uuid not null,
  code_hash bytea not null,
  digits_index bytea,
  expires_at timestamptz not null,
  constraint vouchers_pk primary key (county, redemption, kind),
  constraint vouchers_redemption foreign key (county, redemption) references redemptions (county, id),
  constraint vouchers_code_once unique (county, counter, code_hash),
  constraint vouchers_digits_once unique (county, counter, digits_index),
  constraint vouchers_digits check ((kind = 'shown') = (digits_index is not null))
);
comment on table vouchers is 'Codes by which a counter knows a redemption (兑换码): on a phone for two minutes, or on paper as long as the piece is kept.';
comment on column vouchers.code_hash is 'SHA-256 of 128 bits that a phone shows, or of 80 that were printed.';
comment on column vouchers.digits_index is 'HMAC of eight digits for typing, under a key that is not in the database; good at this counter only.';

create table voucher_misses (
  county integer not null,
  id uuid not null,
  counter uuid not null,
  at timestamptz not null,
  constraint voucher_misses_pk primary key (county, id),
  constraint voucher_misses_counter foreign key (county, counter) references counters (county, id)
);
create index voucher_misses_recent on voucher_misses (county, counter, at);
comment on table voucher_misses is 'Codes typed at a counter that were none: five in ten minutes, twenty a day.';

create table resident_cards (
  county integer not null,
  resident uuid not null,
  code_hash bytea not null,
  made_at timestamptz not null,
  constraint resident_cards_pk primary key (county, resident),
  constraint resident_cards_resident foreign key (county, resident) references residents (county, id),
  constraint resident_cards_code_once unique (county, code_hash)
);
comment on table resident_cards is 'Cards with which somebody without a phone redeems (兑换卡): one each; one that ended is gone.';
comment on column resident_cards.code_hash is 'SHA-256 of the 80 bits that are printed on it.';
