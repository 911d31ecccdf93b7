-- A patrol by points on the wall leaves out more than it counts at times: what it left out is free for whatever else was done then.
alter table patrol_members add column counted_times tstzmultirange;
alter table patrol_members add constraint patrol_members_counted_times check
  (counted_times is null or (walked_from is not null and not isempty(counted_times)
    and counted_times <@ tstzmultirange(tstzrange(walked_from, walked_until, '[]'))));
comment on column patrol_members.counted_times is 'The time that was counted, piece by piece: nothing else of this person may hold any of it. Null: all from walked_from to walked_until.';
comment on column patrol_members.walked_from is 'With walked_until from when to when something was counted.';

create or replace view counted_time with (security_invoker = true) as
  select m.county, m.resident, m.id as source, lower(piece) as from_at, upper(piece) as until_at
  from patrol_members m
  cross join lateral unnest(
    coalesce(m.counted_times, tstzmultirange(tstzrange(m.walked_from, m.walked_until, '[]')))) as piece
  where m.walked_from is not null
  union all
  select county, resident, activity as source, from_at, until_at
  from participations
  where counted_at is not null and taken_back_at is null;
