-- Bots in groups of WeCom, DingTalk and Feishu (群机器人): what an area tells its residents or its staff every day.
create table group_bots (
  county integer not null constraint group_bots_county references counties,
  id uuid not null,
  area text not null,
  kind text not null constraint group_bots_kind check (kind in ('wecom', 'dingtalk', 'feishu')),
  name text not null,
  readers text not null constraint group_bots_readers check (readers in ('residents', 'staff')),
  address_sealed text,
  made_at timestamptz not null,
  made_by uuid not null,
  removed_at timestamptz,
  removed_by uuid,
  recent timestamptz[] not null default '{}',
  shut_until timestamptz,
  sent_at timestamptz,
  failed_at timestamptz,
  failure text,
  constraint group_bots_pk primary key (county, id),
  constraint group_bots_area foreign key (county, area) references areas (county, code),
  constraint group_bots_made_by foreign key (county, made_by) references staff (county, id),
  constraint group_bots_removed_by foreign key (county, removed_by) references staff (county, id),
  constraint group_bots_removed check ((removed_at is null) = (removed_by is null)),
  constraint group_bots_address check ((address_sealed is null) = (removed_at is not null)),
  constraint group_bots_failure check ((failed_at is null) = (failure is null))
);
comment on table group_bots is 'A bot in a group chat, registered for an area: it sends a digest every morning, and names nobody.';
comment on column group_bots.address_sealed is 'What is secret of its address, and what signs; sealed with a key of its own, and deleted with it.';
comment on column group_bots.readers is 'residents: what was solved and how many points were given · staff: what waits and what is late.';
comment on column group_bots.recent is 'When the last messages went out, twenty at most: the products take no more in a minute.';
comment on column group_bots.shut_until is 'The product said too much was sent; until then nothing is.';
comment on column group_bots.failure is 'Why the last message that failed did; null once one has come through again.';

create table bot_messages (
  county integer not null,
  id uuid not null,
  bot uuid not null,
  what text not null constraint bot_messages_what check (what in ('test', 'digest')),
  words text not null,
  state text not null constraint bot_messages_state
    check (state in ('waiting', 'taken', 'sent', 'refused', 'unclear', 'unneeded')),
  at timestamptz not null,
  taken_at timestamptz,
  ended_at timestamptz,
  failure text,
  constraint bot_messages_pk primary key (county, id),
  constraint bot_messages_bot foreign key (county, bot) references group_bots (county, id),
  constraint bot_messages_ended check ((ended_at is null) = (state in ('waiting', 'taken')))
);
create index bot_messages_newest on bot_messages (county, bot, at desc);
comment on table bot_messages is 'What a bot sends to its group; it names nobody.';
comment on column bot_messages.state is 'taken: being sent, and never sent again unless it certainly was not · unclear: may have been sent · unneeded: the bot was removed.';
create index awards_by_settlement on awards (county, settled_at) where settled_at is not null;
comment on index awards_by_settlement is 'What was given on a day, for the digest of an area.';
