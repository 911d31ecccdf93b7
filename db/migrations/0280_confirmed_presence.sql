-- What one person of staff typed in from a list or a sheet earns only once another has confirmed it.
alter table participations
  add column to_compare boolean not null default false,
  add column confirmed_at timestamptz,
  add column confirmed_by uuid,
  add constraint participations_confirmed_by foreign key (county, confirmed_by)
    references staff (county, id),
  add constraint participations_confirmed check
    ((confirmed_at is null) = (confirmed_by is null)
      and (confirmed_at is null or to_compare and counted_at is not null)),
  add constraint participations_confirmed_by_another check (confirmed_by <> recorded_by);
create index participations_to_confirm on participations (county, activity)
  where to_compare and confirmed_at is null and taken_back_at is null and counted_at is not null;
comment on column participations.to_compare is 'Coming or going was entered by hand: what it earns waits for a second person. False for what was entered before anybody confirmed it.';
comment on column participations.confirmed_at is 'When a second person confirmed it, who is not who entered it; its points settled then.';
comment on index participations_to_confirm is 'What waits for a second person, by the activity.';

create or replace function participations_counted_once() returns trigger language plpgsql as $$
begin
  if old.counted_at is not null
    and (new.minutes, new.from_at, new.until_at, new.counted_at, new.resident, new.activity,
        new.to_compare, new.recorded_by)
      is distinct from (old.minutes, old.from_at, old.until_at, old.counted_at, old.resident,
        old.activity, old.to_compare, old.recorded_by)
    or old.taken_back_at is not null and new.taken_back_at is distinct from old.taken_back_at
    or old.confirmed_at is not null
      and (new.confirmed_at, new.confirmed_by) is distinct from (old.confirmed_at, old.confirmed_by)
    or old.taken_back_at is not null and new.confirmed_at is distinct from old.confirmed_at then
    raise exception 'what was counted does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function participations_counted_once is 'The time of a participation is counted once, confirmed at most once and taken back at most once.';
