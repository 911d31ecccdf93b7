-- Who stands behind points: sponsors pledge, the treasurer confirms what has come, and only that is cover.
alter table counties
  add column point_value_fen integer not null default 100
    constraint counties_point_value check (point_value_fen between 1 and 10000),
  add column large_receipt_points integer not null default 10000
    constraint counties_large_receipt check (large_receipt_points > 0);
comment on column counties.point_value_fen is 'Face value (面值) of one point, in fen: at which pledges become points and outstanding points become money.';
comment on column counties.large_receipt_points is 'Points from which a receipt of a pledge, or a return of cover, needs a second person.';

alter table pools
  add column kind text not null default 'government'
    constraint pools_kind check (kind in ('government', 'enterprise', 'society'));
comment on column pools.kind is 'Whose money it is meant for: government, enterprise or society (政府、企业、社会).';
comment on column pools.holder_no is 'Under which the ledger knows cover that came from no sponsor: it pays first.';

create table sponsors (
  county integer not null constraint sponsors_county references counties,
  id uuid not null,
  kind text not null constraint sponsors_kind check (kind in ('government', 'enterprise', 'society')),
  name_zh text not null,
  name_en text not null,
  thanked boolean not null default false,
  created_by uuid,
  created_at timestamptz not null,
  constraint sponsors_pk primary key (county, id),
  constraint sponsors_name_once unique (county, name_zh)
);
comment on table sponsors is 'Organisations that stand behind points (赞助方); never a person.';
comment on column sponsors.thanked is 'The sponsor agreed to be thanked on the board, by its name and nothing else.';

create table sponsor_members (
  county integer not null,
  staff uuid not null,
  sponsor uuid not null,
  constraint sponsor_members_pk primary key (county, staff),
  constraint sponsor_members_staff foreign key (county, staff) references staff (county, id),
  constraint sponsor_members_sponsor foreign key (county, sponsor) references sponsors (county, id)
);
create index sponsor_members_of on sponsor_members (county, sponsor);
comment on table sponsor_members is 'For which sponsor somebody with the role of a sponsor signs in.';

create table funds (
  county integer not null,
  pool text not null,
  sponsor uuid not null,
  holder_no bigint not null default nextval('holder_numbers'),
  lapsed bigint not null default 0,
  constraint funds_pk primary key (county, pool, sponsor),
  constraint funds_holder_once unique (county, holder_no),
  constraint funds_pool foreign key (county, pool) references pools (county, code),
  constraint funds_sponsor foreign key (county, sponsor) references sponsors (county, id)
);
comment on table funds is 'What one sponsor stands behind in one pool: accounts of its own in the ledger, so that every transfer says who paid.';
comment on column funds.lapsed is 'Points that it gave and that lapsed unspent, as they were last added up: on the second of each month. What went back of them stands in cover_returns.';
comment on column funds.holder_no is 'Funds of a pool pay in this order: who came first pays first.';

create table pledges (
  county integer not null,
  id uuid not null,
  sponsor uuid not null,
  pool text not null,
  kind text not null constraint pledges_kind check (kind in ('money', 'goods')),
  goods text,
  amount_fen bigint not null constraint pledges_amount check (amount_fen between 1 and 100000000000),
  point_value_fen integer not null constraint pledges_value check (point_value_fen > 0),
  note text not null,
  pledged_by uuid not null,
  pledged_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  constraint pledges_pk primary key (county, id),
  constraint pledges_fund foreign key (county, pool, sponsor) references funds (county, pool, sponsor),
  constraint pledges_pledged_by foreign key (county, pledged_by) references staff (county, id),
  constraint pledges_goods check ((kind = 'goods') = (goods is not null)),
  constraint pledges_worth_a_point check (amount_fen >= point_value_fen),
  constraint pledges_withdrawn check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index pledges_by_fund on pledges (county, pool, sponsor, pledged_at);
comment on table pledges is 'Pledges (认捐): a promise, and no cover before something of it has come.';
comment on column pledges.amount_fen is 'Money in fen; of goods, what they are worth.';
comment on column pledges.point_value_fen is 'Face value of a point on the day of the pledge; a later one changes nothing about it.';
comment on column pledges.withdrawn_at is 'When what had not come was taken back; what had come stays.';

create table receipts (
  county integer not null,
  id uuid not null,
  pledge uuid not null,
  amount_fen bigint not null constraint receipts_amount check (amount_fen > 0),
  points integer not null constraint receipts_points check (points >= 0),
  voucher text not null,
  state text not null constraint receipts_state check (state in ('asked', 'confirmed', 'declined')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  note text,
  two_people boolean not null,
  constraint receipts_pk primary key (county, id),
  constraint receipts_pledge foreign key (county, pledge) references pledges (county, id),
  constraint receipts_asked_by foreign key (county, asked_by) references staff (county, id),
  constraint receipts_decided_by foreign key (county, decided_by) references staff (county, id),
  constraint receipts_decided check ((state = 'asked') = (decided_by is null)),
  constraint receipts_two_people check (not two_people or decided_by <> asked_by)
);
create index receipts_by_pledge on receipts (county, pledge, asked_at);
comment on table receipts is 'What has come of a pledge. Confirmed, it is cover; a large one waits for a second person.';
comment on column receipts.voucher is 'Number of the bank voucher or of the goods-in slip.';
comment on column receipts.points is 'What it adds to cover; the fractions of a pledge''s receipts are added up before they are left out.';

create table cover_returns (
  county integer not null,
  id uuid not null,
  pool text not null,
  sponsor uuid not null,
  points integer not null constraint cover_returns_points check (points > 0),
  lapsed integer not null constraint cover_returns_lapsed check (lapsed >= 0),
  amount_fen bigint not null constraint cover_returns_amount check (amount_fen > 0),
  reason text not null,
  state text not null constraint cover_returns_state check (state in ('asked', 'confirmed', 'declined')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  note text,
  two_people boolean not null,
  constraint cover_returns_pk primary key (county, id),
  constraint cover_returns_fund foreign key (county, pool, sponsor) references funds (county, pool, sponsor),
  constraint cover_returns_asked_by foreign key (county, asked_by) references staff (county, id),
  constraint cover_returns_decided_by foreign key (county, decided_by) references staff (county, id),
  constraint cover_returns_decided check ((state = 'asked') = (decided_by is null)),
  constraint cover_returns_two_people check (not two_people or decided_by <> asked_by)
);
create index cover_returns_by_fund on cover_returns (county, pool, sponsor, asked_at);
comment on table cover_returns is 'Cover that a sponsor gave, nobody spent, and goes back to the sponsor.';
comment on column cover_returns.points is 'Points that are cover no longer: those not yet given, and those that lapsed.';
comment on column cover_returns.lapsed is 'How many of them had been given and lapsed unspent.';
