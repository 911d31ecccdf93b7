-- Points lapse in a run a night, which anybody may kill: how far it came stands in the transaction of
-- what it did. At the end of a year every account gets a closing entry, from which the next year goes on.
alter table accounts
  drop constraint accounts_kind,
  add constraint accounts_kind check ((id >> 16) & 15 between 1 and 7);
comment on column accounts.id is 'Kinds: 1 holder lot (low 16 bits: lapse date as days since 2020-01-01), 2 pool (slice), 3 source of cover, 4 merchant, 5 lapsed, 6 debt, 7 village.';

create table lapse_runs (
  county integer not null constraint lapse_runs_county references counties,
  through date not null,
  state text not null constraint lapse_runs_state
    check (state in ('lapsing', 'again', 'closing', 'done')),
  reached bigint,
  lots bigint not null default 0,
  points bigint not null default 0,
  carried bigint not null default 0,
  closed_accounts bigint not null default 0,
  closed_sum bigint not null default 0,
  asked_by uuid,
  started_at timestamptz not null,
  moved_at timestamptz not null,
  finished_at timestamptz,
  constraint lapse_runs_pk primary key (county, through),
  constraint lapse_runs_finished check ((state = 'done') = (finished_at is not null))
);
create index lapse_runs_unfinished on lapse_runs (county, through) where state <> 'done';
comment on table lapse_runs is 'What lapsed night by night (到期): a run takes the lots whose last day is over, a batch of keys at a time.';
comment on column lapse_runs.through is 'The last day that is over: lots up to it lapse.';
comment on column lapse_runs.state is 'lapsing: first pass over the lots · again: second pass at a year’s end, for what was on its way at midnight · closing: closing entries are made · done.';
comment on column lapse_runs.reached is 'Key of the last account of this pass that is done; empty at its beginning.';
comment on column lapse_runs.carried is 'Points that were carried over into the next year instead.';
comment on column lapse_runs.closed_sum is 'Sum over all closing entries; zero when the books are whole.';
comment on column lapse_runs.asked_by is 'The treasurer who had it run by hand; empty: the night did.';

create table year_closings (
  county integer not null,
  year smallint not null,
  account bigint not null,
  posted bigint not null,
  pending_in bigint not null,
  pending_out bigint not null,
  constraint year_closings_pk primary key (county, account, year)
);
comment on table year_closings is 'Closing entries (年结): what stood on each account when the year was over and its lapse was booked. Without foreign keys: a night writes millions.';
create trigger year_closings_append_only before update or delete on year_closings
  for each row execute function refuse_change();
create trigger year_closings_no_truncate before truncate on year_closings
  for each statement execute function refuse_change();

create table village_pools (
  county integer not null constraint village_pools_county references counties,
  community text collate "C" not null,
  holder_no bigint not null default nextval('holder_numbers'),
  constraint village_pools_pk primary key (county, community),
  constraint village_pools_holder_once unique (county, holder_no),
  constraint village_pools_community check (community ~ '^[0-9]{12}$')
);
comment on table village_pools is 'Points that the residents of a village or community gave it (村集体积分池); no person can be given any of them.';

create table village_gifts (
  county integer not null,
  id uuid not null,
  resident uuid not null,
  community text collate "C" not null,
  lapses_on date not null,
  points integer not null constraint village_gifts_points check (points > 0),
  transfer uuid not null,
  at timestamptz not null,
  constraint village_gifts_pk primary key (county, id),
  constraint village_gifts_resident foreign key (county, resident) references residents (county, id),
  constraint village_gifts_pool foreign key (county, community) references village_pools (county, community)
);
create index village_gifts_by_resident on village_gifts (county, resident, at desc, id desc);
create index village_gifts_by_community on village_gifts (county, community);
comment on table village_gifts is 'Lapsing points that a resident gave to the pool of the village: append-only.';
create trigger village_gifts_append_only before update or delete on village_gifts
  for each row execute function refuse_change();
create trigger village_gifts_no_truncate before truncate on village_gifts
  for each statement execute function refuse_change();

create table lot_origins (
  county integer not null,
  lapses_on date not null,
  pool bigint not null,
  points bigint not null,
  constraint lot_origins_pk primary key (county, lapses_on, pool)
);
comment on table lot_origins is 'From which pools the points of a lapse date came, added up night by night from the journal.';
comment on column lot_origins.pool is 'Holder number of the pool; 0: carried over or renewed from another date.';

create table lot_origin_marks (
  county integer not null constraint lot_origin_marks_county references counties,
  until timestamptz not null,
  constraint lot_origin_marks_pk primary key (county)
);
comment on table lot_origin_marks is 'Up to when the journal is added up in lot_origins; written in the same transaction.';
