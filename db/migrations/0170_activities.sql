-- Activities: what people do together at a time and a place. Whoever takes part has one row in each, so that
-- a code, the organiser's list and the paper sheet can only say the same thing once.
create table activities (
  county integer not null constraint activities_county references counties,
  id uuid not null,
  kind text not null constraint activities_kind
    check (kind in ('volunteering', 'lecture', 'drill', 'training', 'council')),
  title_zh text not null,
  title_en text not null,
  said_zh text not null,
  said_en text not null,
  venue text not null,
  area text collate "C" not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  closes_at timestamptz not null,
  seats integer not null constraint activities_seats check (seats between 1 and 2000),
  kept_seats integer not null constraint activities_kept_seats
    check (kept_seats >= 0 and kept_seats < seats),
  priority_from integer constraint activities_priority_from check (priority_from > 0),
  priority_until timestamptz,
  state text not null constraint activities_state check (state in ('open', 'cancelled')),
  change_reason text,
  next_no integer not null default 1,
  published_by uuid not null,
  published_at timestamptz not null,
  cancelled_at timestamptz,
  constraint activities_pk primary key (county, id),
  constraint activities_area foreign key (county, area) references areas (county, code),
  constraint activities_published_by foreign key (county, published_by) references staff (county, id),
  constraint activities_times check (starts_at < ends_at and closes_at <= ends_at),
  constraint activities_priority check
    ((priority_from is null) = (priority_until is null) and priority_until < closes_at),
  constraint activities_cancelled check ((state = 'cancelled') = (cancelled_at is not null))
);
create index activities_by_time on activities (county, starts_at, id);
comment on table activities is 'Activities (活动): volunteer service, lectures, drills, training and council meetings, with seats.';
comment on column activities.venue is 'Where people meet, in words.';
comment on column activities.area is 'The area that holds it, by its code.';
comment on column activities.closes_at is 'Until when one can sign up.';
comment on column activities.kept_seats is 'Seats for people who take part for the first time; a day before it begins, what is left of them is everybody''s.';
comment on column activities.priority_from is 'Points ever earned from which one may sign up before priority_until; empty: everybody at once.';
comment on column activities.change_reason is 'Why it was cancelled or put off, as those who signed up read it.';
comment on column activities.next_no is 'The next place in the order of sign-ups.';

create table participations (
  county integer not null,
  id uuid not null,
  activity uuid not null,
  resident uuid not null,
  no integer not null,
  state text not null constraint participations_state check (state in ('seated', 'waiting', 'withdrawn')),
  kept boolean not null default false,
  first_time boolean not null,
  signed_up_at timestamptz not null,
  in_at timestamptz,
  in_way text constraint participations_in_way check (in_way in ('code', 'list', 'sheet')),
  out_at timestamptz,
  out_way text constraint participations_out_way check (out_way in ('code', 'list', 'sheet')),
  recorded_by uuid,
  minutes integer constraint participations_minutes check (minutes >= 0),
  from_at timestamptz,
  until_at timestamptz,
  counted_at timestamptz,
  taken_back_at timestamptz,
  taken_back_by uuid,
  stars smallint constraint participations_stars check (stars between 1 and 5),
  constraint participations_pk primary key (county, id),
  constraint participations_once unique (county, activity, resident),
  constraint participations_no_once unique (county, activity, no),
  constraint participations_activity foreign key (county, activity) references activities (county, id),
  constraint participations_resident foreign key (county, resident) references residents (county, id),
  constraint participations_recorded_by foreign key (county, recorded_by) references staff (county, id),
  constraint participations_taken_back_by foreign key (county, taken_back_by) references staff (county, id),
  constraint participations_kept check (not kept or state = 'seated'),
  constraint participations_in check ((in_at is null) = (in_way is null)),
  constraint participations_out check
    ((out_at is null) = (out_way is null) and (out_at is null or in_at is not null)),
  constraint participations_counted check
    ((counted_at is null) = (minutes is null) and (minutes is null) = (from_at is null)
      and (from_at is null) = (until_at is null) and (counted_at is null or out_at is not null)),
  constraint participations_span check (from_at <= until_at),
  constraint participations_taken_back check
    ((taken_back_at is null) = (taken_back_by is null)
      and (taken_back_at is null or counted_at is not null)),
  constraint participations_two_sides check (taken_back_by <> recorded_by)
);
create index participations_by_resident on participations (county, resident, signed_up_at desc, id desc);
comment on table participations is 'Somebody''s part in an activity (参加记录): seat or place in the waiting list, coming and going, the time that counts.';
comment on column participations.no is 'The order of sign-ups; whoever signs up anew stands at the end.';
comment on column participations.kept is 'Sits on one of the seats kept for first-timers.';
comment on column participations.first_time is 'Had taken part in nothing before.';
comment on column participations.in_way is 'code: scanned by the person · list: ticked by the organiser · sheet: entered from paper; likewise out_way.';
comment on column participations.recorded_by is 'Who of staff entered it from the list or the sheet.';
comment on column participations.minutes is 'What counts of the time from from_at until until_at: without what another activity has counted.';
comment on column participations.stars is 'How the person found the activity, 1 to 5.';

create function participations_counted_once() returns trigger language plpgsql as $$
begin
  if old.counted_at is not null
    and (new.minutes, new.from_at, new.until_at, new.counted_at, new.resident, new.activity)
      is distinct from (old.minutes, old.from_at, old.until_at, old.counted_at, old.resident, old.activity)
    or old.taken_back_at is not null and new.taken_back_at is distinct from old.taken_back_at then
    raise exception 'what was counted does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
comment on function participations_counted_once is 'The time of a participation is counted once, and taken back at most once.';
create trigger participations_counted_once before update on participations
  for each row execute function participations_counted_once();

create table volunteer_hours (
  county integer not null,
  id uuid not null,
  resident uuid not null,
  participation uuid not null,
  kind text not null constraint volunteer_hours_kind check (kind in ('served', 'taken_back')),
  minutes integer not null,
  served_on date not null,
  written_at timestamptz not null,
  written_by uuid,
  constraint volunteer_hours_pk primary key (county, id),
  constraint volunteer_hours_once unique (county, participation, kind),
  constraint volunteer_hours_participation foreign key (county, participation)
    references participations (county, id),
  constraint volunteer_hours_resident foreign key (county, resident) references residents (county, id),
  constraint volunteer_hours_way check
    (case kind when 'served' then minutes > 0 else minutes < 0 end)
);
create index volunteer_hours_by_resident on volunteer_hours (county, resident, served_on desc, id desc);
comment on table volunteer_hours is 'Volunteer hours (志愿时长), apart from points and never paid with: append-only, what was wrong is taken back by another row.';
comment on column volunteer_hours.served_on is 'The day on which the time was served.';
create trigger volunteer_hours_append_only before update or delete on volunteer_hours
  for each row execute function refuse_change();
create trigger volunteer_hours_no_truncate before truncate on volunteer_hours
  for each statement execute function refuse_change();

create table hour_certificates (
  county integer not null,
  id uuid not null,
  code text not null constraint hour_certificates_code check (code ~ '^[0-9]{16}$'),
  resident uuid not null,
  name_sealed text not null,
  from_on date not null,
  until_on date not null,
  minutes integer not null constraint hour_certificates_minutes check (minutes > 0),
  times integer not null constraint hour_certificates_times check (times > 0),
  issued_at timestamptz not null,
  constraint hour_certificates_pk primary key (county, id),
  constraint hour_certificates_code_once unique (county, code),
  constraint hour_certificates_resident foreign key (county, resident) references residents (county, id),
  constraint hour_certificates_period check (from_on <= until_on)
);
create index hour_certificates_by_resident on hour_certificates (county, resident, issued_at desc, id desc);
comment on table hour_certificates is 'Certificates of volunteer hours (志愿服务时长证明) that somebody asked for: what was certified on the day, and a code by which whoever is shown the paper checks it.';
comment on column hour_certificates.times is 'In how many activities the time was served.';
