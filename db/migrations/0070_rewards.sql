-- What points can be spent on, and where it is handed over. A counter has of a reward either a shelf
-- with batches or slots with seats; both are an offer, and a reservation holds one piece of an offer.
create table rewards (
  county integer not null constraint rewards_county references counties,
  id uuid not null,
  revision integer not null default 1,
  kind text not null constraint rewards_kind
    check (kind in ('goods', 'service', 'activity', 'voucher', 'honour')),
  name_zh text not null,
  name_en text not null,
  words_zh text not null,
  words_en text not null,
  photo uuid,
  value integer not null constraint rewards_value check (value >= 0),
  prices jsonb not null constraint rewards_prices
    check (jsonb_typeof(prices) = 'array' and jsonb_array_length(prices) > 0),
  pools text[] not null,
  area text collate "C",
  limit_count smallint,
  limit_period text constraint rewards_limit_period check (limit_period in ('day', 'month', 'year', 'ever')),
  month_days smallint[] not null,
  opens_at timestamptz,
  closes_at timestamptz,
  hold_hours smallint not null constraint rewards_hold check (hold_hours between 1 and 2160),
  listed boolean not null,
  changed_at timestamptz not null,
  constraint rewards_pk primary key (county, id),
  constraint rewards_area foreign key (county, area) references areas (county, code),
  constraint rewards_photo foreign key (county, photo) references photos (county, id),
  constraint rewards_limit check ((limit_count is null) = (limit_period is null) and limit_count > 0),
  constraint rewards_window check (opens_at < closes_at)
);
create index rewards_by_photo on rewards (county, photo) where photo is not null;
comment on table rewards is 'The catalogue (奖品). No lottery, no cash: there is no kind for either.';
comment on column rewards.value is 'Points that a counter is owed for one. Nobody pays more; whoever pays less is helped by the pools.';
comment on column rewards.prices is 'Tiers [{"from": points ever earned, "points": price}], from rising, price falling. Below the first nobody can have it.';
comment on column rewards.pools is 'Codes of the pools that pay what is missing to the value, in this order.';
comment on column rewards.area is 'Whose residents it is for; empty: the whole county.';
comment on column rewards.month_days is 'Days of the month on which it can be reserved; empty: every day.';
comment on column rewards.hold_hours is 'How long a piece from a shelf is kept for whoever reserved it.';

create table counters (
  county integer not null constraint counters_county references counties,
  id uuid not null,
  holder_no bigint not null default nextval('holder_numbers'),
  name_zh text not null,
  name_en text not null,
  merchant_zh text not null,
  merchant_en text not null,
  area text collate "C" not null,
  place text not null,
  hours_zh text not null,
  hours_en text not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  constraint counters_pk primary key (county, id),
  constraint counters_area foreign key (county, area) references areas (county, code),
  constraint counters_holder_once unique (county, holder_no)
);
comment on table counters is 'Where rewards are handed over (兑换点).';
comment on column counters.holder_no is 'Under this number the ledger keeps what the counter has been paid.';
comment on column counters.merchant_zh is 'Who runs it and is settled with.';

create table counter_staff (
  county integer not null,
  counter uuid not null,
  staff uuid not null,
  constraint counter_staff_pk primary key (county, counter, staff),
  constraint counter_staff_counter foreign key (county, counter) references counters (county, id),
  constraint counter_staff_staff foreign key (county, staff) references staff (county, id)
);
create index counter_staff_by_staff on counter_staff (county, staff);
comment on table counter_staff is 'Who serves at a counter: merchants who hold the role and are named here.';

create table offers (
  county integer not null,
  id uuid not null,
  reward uuid not null,
  counter uuid not null,
  starts_at timestamptz,
  ends_at timestamptz,
  on_hand integer not null default 0,
  held integer not null default 0,
  closed_at timestamptz,
  constraint offers_pk primary key (county, id),
  constraint offers_reward foreign key (county, reward) references rewards (county, id),
  constraint offers_counter foreign key (county, counter) references counters (county, id),
  constraint offers_slot check ((starts_at is null) = (ends_at is null) and starts_at < ends_at),
  constraint offers_covered check (held >= 0 and held <= on_hand)
) with (fillfactor = 50);
create unique index offers_one_shelf on offers (county, reward, counter) where starts_at is null;
create unique index offers_one_slot on offers (county, reward, counter, starts_at)
  where starts_at is not null;
create index offers_by_counter on offers (county, counter);
comment on table offers is 'What a counter has of a reward (供应): its shelf, or the seats of one slot.';
comment on column offers.on_hand is 'Pieces or seats that are there: the sum of its batches.';
comment on column offers.held is 'Of those, what somebody has reserved and not yet taken.';

create table stock_batches (
  county integer not null,
  id uuid not null,
  offer uuid not null,
  label text not null,
  best_before date,
  supplied_by text not null constraint stock_batches_supplier check (supplied_by in ('merchant', 'pool')),
  on_hand integer not null constraint stock_batches_on_hand check (on_hand >= 0),
  received_at timestamptz not null,
  constraint stock_batches_pk primary key (county, id),
  constraint stock_batches_offer foreign key (county, offer) references offers (county, id)
);
create index stock_batches_there on stock_batches (county, offer) where on_hand > 0;
comment on table stock_batches is 'What came in together (货批) and is best before the same day.';
comment on column stock_batches.supplied_by is 'merchant: the goods are the merchant''s own and are paid for · pool: they were bought or given, and nothing is owed for them.';

create table stock_movements (
  county integer not null,
  id uuid not null,
  offer uuid not null,
  batch uuid not null,
  kind text not null constraint stock_movements_kind
    check (kind in ('received', 'handed_over', 'returned', 'lost', 'counted')),
  pieces integer not null,
  redemption uuid,
  staff uuid,
  note text not null,
  at timestamptz not null,
  constraint stock_movements_pk primary key (county, id),
  constraint stock_movements_batch foreign key (county, batch) references stock_batches (county, id)
);
create index stock_movements_by_offer on stock_movements (county, offer, at desc, id desc);
comment on table stock_movements is 'Every piece that came or went: append-only; what is there is their sum.';
comment on column stock_movements.pieces is 'What came, or below zero what went; of a count the difference to the books.';
create trigger stock_movements_append_only before update or delete on stock_movements
  for each row execute function refuse_change();
create trigger stock_movements_no_truncate before truncate on stock_movements
  for each statement execute function refuse_change();
