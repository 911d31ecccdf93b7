-- A red packet is a payout of the treasury through Alipay. Its number is fixed before anything is sent; points
-- and money end together, once, by what Alipay has said under its signature.
create table red_packet_offers (
  county integer not null constraint red_packet_offers_county references counties,
  id uuid not null,
  holder_no bigint not null default nextval('holder_numbers'),
  name_zh text not null,
  name_en text not null,
  words_zh text not null,
  words_en text not null,
  amount_fen integer not null constraint red_packet_offers_amount check (amount_fen > 0),
  value integer not null,
  price integer not null,
  earned_from integer not null,
  pools text[] not null,
  per_year smallint not null constraint red_packet_offers_per_year check (per_year > 0),
  places integer not null,
  given integer not null default 0,
  tax text not null constraint red_packet_offers_tax
    check (tax in ('exempt_report', 'exempt_bravery', 'taxable')),
  opened_by uuid not null,
  opened_at timestamptz not null,
  closes_at timestamptz,
  closed_at timestamptz,
  constraint red_packet_offers_pk primary key (county, id),
  constraint red_packet_offers_holder_once unique (county, holder_no),
  constraint red_packet_offers_opened_by foreign key (county, opened_by) references staff (county, id),
  constraint red_packet_offers_price check (price >= 0 and price <= value),
  constraint red_packet_offers_helped check (price = value or array_length(pools, 1) > 0),
  constraint red_packet_offers_places check (given >= 0 and given <= places)
);
comment on table red_packet_offers is 'What the treasury offers to pay out for taking part (红包). A fixed sum for a fixed price: points have no rate at which they become money.';
comment on column red_packet_offers.holder_no is 'Under this number the ledger keeps the points of what was paid out.';
comment on column red_packet_offers.value is 'Points that the sum stands for at the face value of a point when it was opened.';
comment on column red_packet_offers.price is 'Points of those that a resident pays; a pool pays the others.';
comment on column red_packet_offers.earned_from is 'Points ever earned from which it can be asked for.';
comment on column red_packet_offers.given is 'Packets that were asked for and did not end unpaid.';
comment on column red_packet_offers.tax is 'exempt_report and exempt_bravery: exempt by 财税字〔1994〕20号 and 财税〔1995〕25号 · taxable.';

create table red_packet_batches (
  county integer not null,
  id uuid not null,
  state text not null constraint red_packet_batches_state
    check (state in ('prepared', 'approved', 'declined')),
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  note text,
  packets integer,
  amount_fen bigint,
  constraint red_packet_batches_pk primary key (county, id),
  constraint red_packet_batches_prepared_by foreign key (county, prepared_by) references staff (county, id),
  constraint red_packet_batches_decided_by foreign key (county, decided_by) references staff (county, id),
  constraint red_packet_batches_decided check
    ((state = 'prepared') = (decided_by is null) and (decided_by is null) = (decided_at is null)
      and (decided_by is null) = (packets is null) and (packets is null) = (amount_fen is null)),
  constraint red_packet_batches_two_people check (decided_by <> prepared_by)
);
create index red_packet_batches_newest on red_packet_batches (county, prepared_at desc, id desc);
comment on table red_packet_batches is 'Red packets that one person put together and another approves.';
comment on column red_packet_batches.packets is 'How many there were when it was decided, and what they came to.';

create table red_packets (
  county integer not null,
  id uuid not null,
  offer uuid not null,
  resident uuid not null,
  amount_fen integer not null,
  value integer not null,
  points integer not null,
  pool text,
  transfers uuid[] not null,
  payee_sealed text not null,
  state text not null constraint red_packets_state check (state in
    ('asked', 'prepared', 'approved', 'sent', 'paid', 'failed', 'withdrawn', 'declined')),
  asked_at timestamptz not null,
  batch uuid,
  number text,
  first_sent_at timestamptz,
  sent_at timestamptz,
  attempts smallint not null default 0,
  next_at timestamptz,
  refused_code text,
  last_code text,
  order_no text,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  contradicted_at timestamptz,
  constraint red_packets_pk primary key (county, id),
  constraint red_packets_offer foreign key (county, offer) references red_packet_offers (county, id),
  constraint red_packets_resident foreign key (county, resident) references residents (county, id),
  constraint red_packets_batch foreign key (county, batch) references red_packet_batches (county, id),
  constraint red_packets_ended_by foreign key (county, ended_by) references staff (county, id),
  constraint red_packets_number_once unique (county, number),
  constraint red_packets_points check (points >= 0 and points <= value),
  constraint red_packets_numbered check
    ((number is null) = (state in ('asked', 'prepared', 'approved', 'withdrawn', 'declined'))
      and (number is null) = (first_sent_at is null) and (number is null) = (sent_at is null)),
  constraint red_packets_approved check (batch is not null or state in ('asked', 'withdrawn', 'declined')),
  constraint red_packets_waits check ((state = 'sent') = (next_at is not null)),
  constraint red_packets_ended check
    ((state in ('paid', 'failed', 'withdrawn', 'declined')) = (ended_at is not null))
);
create index red_packets_by_resident on red_packets (county, resident, asked_at desc, id desc);
create index red_packets_by_state on red_packets (county, state, asked_at, id);
create index red_packets_by_batch on red_packets (county, batch) where batch is not null;
create index red_packets_by_pool on red_packets (county, pool, asked_at) where pool is not null;
create index red_packets_due on red_packets (county, next_at) where state = 'sent';
create index red_packets_paid on red_packets (county, ended_at) where state = 'paid';
create index red_packets_contradicted on red_packets (county, contradicted_at)
  where contradicted_at is not null;
comment on table red_packets is 'One payout to one resident (红包), from the asking to its end.';
comment on column red_packets.transfers is 'The transfers that announced the points, one for each lot that pays and one for the pool; settled or voided together.';
comment on column red_packets.payee_sealed is 'Kind, account and name of the payee, sealed with the key of the resident.';
comment on column red_packets.number is 'By which Alipay knows it. There is one, it is written before the first sending, and never changes.';
comment on column red_packets.first_sent_at is 'When it was first about to be sent.';
comment on column red_packets.sent_at is 'When it was last about to be sent.';
comment on column red_packets.attempts is 'How often Alipay was told or asked.';
comment on column red_packets.next_at is 'When it is asked again how it stands.';
comment on column red_packets.refused_code is 'Why the door of Alipay did not take it when it was last sent; no proof by itself.';
comment on column red_packets.order_no is 'Alipay''s own number of it, once it is paid.';
comment on column red_packets.contradicted_at is 'When Alipay said that it was paid although it had ended unpaid: somebody must see to it.';

create function red_packets_step() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and not (
    old.state = 'asked' and new.state in ('prepared', 'withdrawn', 'declined')
    or old.state = 'prepared' and new.state in ('asked', 'approved', 'withdrawn', 'declined')
    or old.state = 'approved' and new.state in ('sent', 'withdrawn')
    or old.state = 'sent' and new.state in ('paid', 'failed')
  ) then
    raise exception 'a red packet that is % does not become %', old.state, new.state
      using errcode = 'restrict_violation';
  end if;
  if old.number is not null and new.number is distinct from old.number then
    raise exception 'a red packet that has a number keeps it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function red_packets_step is 'A red packet ends once, and is never sent under a second number.';
create trigger red_packets_step before update on red_packets
  for each row execute function red_packets_step();
create trigger red_packets_no_truncate before truncate on red_packets
  for each statement execute function refuse_change();
create trigger red_packets_stay before delete on red_packets
  for each row execute function refuse_change();

create table red_packet_days (
  county integer not null constraint red_packet_days_county references counties,
  day date not null,
  approved_fen bigint not null,
  constraint red_packet_days_pk primary key (county, day)
);
comment on table red_packet_days is 'What was approved on a day, so that the sum of a day stays below its cap however many approve.';
