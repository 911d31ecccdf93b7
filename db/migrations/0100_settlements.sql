-- What counters handed over and took back is settled month by month. A line stands in one settlement and
-- is never changed: whoever was wrong is put right by another line.
create index redemptions_returned on redemptions (county, counter, ended_at) where state = 'returned';
comment on index redemptions_returned is 'What came back to a counter within a period: the other lines of its settlement.';

create table settlements (
  county integer not null constraint settlements_county references counties,
  id uuid not null,
  counter uuid not null,
  period date not null constraint settlements_month check (extract(day from period) = 1),
  state text not null constraint settlements_state
    check (state in ('draft', 'disputed', 'settled', 'paid')),
  point_value_fen integer not null constraint settlements_value check (point_value_fen > 0),
  lines integer not null default 0,
  points integer not null default 0,
  amount_fen bigint not null default 0,
  open_disputes integer not null default 0 constraint settlements_disputes check (open_disputes >= 0),
  opened_by uuid not null,
  opened_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  settled_at timestamptz,
  paid_by uuid,
  paid_at timestamptz,
  voucher text,
  constraint settlements_pk primary key (county, id),
  constraint settlements_once unique (county, counter, period),
  constraint settlements_counter foreign key (county, counter) references counters (county, id),
  constraint settlements_opened_by foreign key (county, opened_by) references staff (county, id),
  constraint settlements_confirmed_by foreign key (county, confirmed_by) references staff (county, id),
  constraint settlements_paid_by foreign key (county, paid_by) references staff (county, id),
  constraint settlements_confirmed check
    ((confirmed_by is null) = (confirmed_at is null) and (confirmed_by is null) = (state = 'draft')),
  constraint settlements_settled check
    ((settled_at is not null) = (state in ('settled', 'paid'))
      and (settled_at is null or open_disputes = 0)),
  constraint settlements_paid check
    ((state = 'paid') = (paid_by is not null) and (paid_by is null) = (paid_at is null)
      and (paid_by is null) = (voucher is null)),
  constraint settlements_two_people check (paid_by <> opened_by)
);
create index settlements_newest on settlements (county, opened_at desc, id desc);
create index settlements_by_counter on settlements (county, counter, opened_at desc, id desc);
comment on table settlements is 'What a counter is owed for a month (结算): opened by the treasurer, confirmed or disputed by the merchant, paid by a second person.';
comment on column settlements.period is 'The first day of the month. What happened before and was in no settlement stands in it too.';
comment on column settlements.state is 'draft: the merchant has not confirmed it · disputed: confirmed but for lines that the treasurer has not answered · settled · paid.';
comment on column settlements.point_value_fen is 'Face value of a point, in fen, on the day on which it was opened.';
comment on column settlements.points is 'The sum of its lines; so are lines and amount_fen.';
comment on column settlements.voucher is 'Number of the voucher by which it was paid.';

create function settlements_step() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and not (
    old.state = 'draft' and new.state in ('disputed', 'settled')
    or old.state = 'disputed' and new.state = 'settled'
    or old.state = 'settled' and new.state = 'paid'
  ) then
    raise exception 'a settlement that is % does not become %', old.state, new.state
      using errcode = 'restrict_violation';
  end if;
  if (new.counter, new.period, new.point_value_fen, new.opened_by, new.opened_at)
      is distinct from (old.counter, old.period, old.point_value_fen, old.opened_by, old.opened_at)
    or old.state in ('settled', 'paid') and (new.lines, new.points, new.amount_fen)
      is distinct from (old.lines, old.points, old.amount_fen) then
    raise exception 'a settlement does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function settlements_step is 'A settlement goes forward only; settled, its sums stay.';
create trigger settlements_step before update on settlements
  for each row execute function settlements_step();
create trigger settlements_no_truncate before truncate on settlements
  for each statement execute function refuse_change();
create trigger settlements_stay before delete on settlements
  for each row execute function refuse_change();

create table settlement_lines (
  county integer not null,
  settlement uuid not null,
  no integer not null,
  kind text not null constraint settlement_lines_kind
    check (kind in ('handed_over', 'returned', 'correction')),
  redemption uuid not null,
  corrects integer,
  at timestamptz not null,
  name_zh text not null,
  name_en text not null,
  supplied_by text not null constraint settlement_lines_supplier
    check (supplied_by in ('merchant', 'pool')),
  resident_points integer not null,
  help_points integer not null,
  points integer not null,
  point_value_fen integer not null constraint settlement_lines_value check (point_value_fen > 0),
  amount_fen bigint not null,
  constraint settlement_lines_pk primary key (county, settlement, no),
  constraint settlement_lines_settlement foreign key (county, settlement)
    references settlements (county, id),
  constraint settlement_lines_redemption foreign key (county, redemption)
    references redemptions (county, id),
  constraint settlement_lines_no check (no > 0),
  constraint settlement_lines_whole check (points = resident_points + help_points),
  constraint settlement_lines_way check
    (case kind when 'handed_over' then points >= 0 when 'returned' then points <= 0 else true end),
  constraint settlement_lines_worth check
    (kind = 'correction'
      or amount_fen = case supplied_by when 'merchant' then points::bigint * point_value_fen else 0 end),
  constraint settlement_lines_corrects check ((kind = 'correction') = (corrects is not null)),
  constraint settlement_lines_corrected foreign key (county, settlement, corrects)
    references settlement_lines (county, settlement, no),
  constraint settlement_lines_corrected_once unique (county, settlement, corrects)
);
create unique index settlement_lines_once on settlement_lines (county, redemption, kind)
  where kind <> 'correction';
comment on table settlement_lines is 'What was handed over, what came back, and corrections: append-only, each in one settlement.';
comment on column settlement_lines.no is 'Its number within the settlement, from 1.';
comment on column settlement_lines.corrects is 'The line that a correction puts right.';
comment on column settlement_lines.supplied_by is 'merchant: the goods were the merchant''s own and are paid for · pool: a pool had supplied them, and nothing is owed for them.';
comment on column settlement_lines.resident_points is 'Points of the resident; what came back is below zero.';
comment on column settlement_lines.help_points is 'Points by which a pool helped, or paid a correction.';
comment on column settlement_lines.point_value_fen is 'Face value of a point, in fen; what comes back counts as when it was handed over.';
comment on column settlement_lines.amount_fen is 'What is owed for it.';
create trigger settlement_lines_append_only before update or delete on settlement_lines
  for each row execute function refuse_change();
create trigger settlement_lines_no_truncate before truncate on settlement_lines
  for each statement execute function refuse_change();

create table settlement_payers (
  county integer not null,
  settlement uuid not null,
  no integer not null,
  payer bigint not null,
  points integer not null constraint settlement_payers_points check (points <> 0),
  constraint settlement_payers_pk primary key (county, settlement, no, payer),
  constraint settlement_payers_line foreign key (county, settlement, no)
    references settlement_lines (county, settlement, no)
);
comment on table settlement_payers is 'Whose points a line was paid with: pools and the funds of sponsors in them. They add up to the line.';
comment on column settlement_payers.payer is 'The number under which the ledger knows who had given the points; 0 where the journal does not tell.';
create trigger settlement_payers_append_only before update or delete on settlement_payers
  for each row execute function refuse_change();
create trigger settlement_payers_no_truncate before truncate on settlement_payers
  for each statement execute function refuse_change();
