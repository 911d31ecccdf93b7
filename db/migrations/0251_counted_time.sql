-- Time that was counted for somebody, by whatever way of taking part: a minute earns once.
create view counted_time with (security_invoker = true) as
  select county, resident, id as source, walked_from as from_at, walked_until as until_at
  from patrol_members
  where walked_from is not null
  union all
  select county, resident, activity as source, from_at, until_at
  from participations
  where counted_at is not null and taken_back_at is null;
comment on view counted_time is 'Patrols that were proved and activities that were attended: whoever counts somebody''s time leaves out what is here. source: the walk of one person, or the activity.';
