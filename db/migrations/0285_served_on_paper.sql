-- Who has no phone serves on paper lists: these are volunteer hours as well, beyond what activities counted that day.
create view served_on_paper with (security_invoker = true) as
  select l.county, l.id as line, l.resident, l.day,
    greatest(0, l.minutes - (
      select coalesce(sum(h.minutes), 0)
      from volunteer_hours h
      where h.county = l.county and h.resident = l.resident and h.served_on = l.day
    ))::integer as minutes
  from roster_lines l
  join rosters r on r.county = l.county and r.id = l.roster
  where l.kind = 'activity.hour' and r.state = 'confirmed' and l.undone_at is null;
comment on view served_on_paper is 'Voluntary service of lists that were compared: whose, the day, and the minutes beyond what activities counted of the same person and day.';
