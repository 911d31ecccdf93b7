-- An award says who paid it, and can wait in a queue for cover where its rule says so.
alter table awards
  add column payer bigint,
  add column queued_as text,
  drop constraint awards_state,
  add constraint awards_state
    check (state in ('scheduled', 'queued', 'provisional', 'held', 'settled', 'reversed')),
  add constraint awards_queued check ((state = 'queued') = (queued_as is not null)),
  add constraint awards_queued_as check (queued_as in ('provisional', 'held', 'settled'));
comment on column awards.payer is 'Who paid: the number under which the ledger knows a sponsor''s fund, or the pool''s own cover. Null where nothing was paid.';
comment on column awards.queued_as is 'What a queued award becomes once there is cover.';

update awards a set payer = p.holder_no from pools p
where p.county = a.county and p.code = a.pool;

create index awards_by_payer on awards (county, payer, at) where payer is not null;
comment on index awards_by_payer is 'What a pool and a sponsor paid, day by day.';
create index awards_queued on awards (county, at, id) where state = 'queued';
comment on index awards_queued is 'Who waits for cover, first come first.';
