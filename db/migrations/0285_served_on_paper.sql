-- Who has no phone serves on paper lists: these are volunteer hours as well, beyond what activities counted that day.
create view served_on_paper with (security_invoker = true) as
  select l.county, l.id as line, l.resident, l.day,
    greatest(0, l.minutes - (
      select coalesce(sum(h.minutes), 0)
      from volunteer_hours h
      join participations p on p.county = h.county and p.id = h.participation
      where h.county = l.county and h.resident = l.resident
        and l.day between (p.from_at at time zone 'Asia/Shanghai')::date
          and (p.until_at at time zone 'Asia/Shanghai')::date
    ))::integer as minutes
  from roster_lines l
  join rosters r on r.county = l.county and r.id = l.roster
  where l.kind = 'activity.hour' and r.state = 'confirmed' and l.undone_at is null
    and not exists (
      select from deeds d join awards a on a.county = d.county and a.deed = d.id
      where d.county = l.county and d.source = l.id and d.kind = l.kind and d.resident = l.resident
        and d.occasion = 0 and a.cause = 'deed' and a.state = 'reversed'
    );
comment on view served_on_paper is 'Voluntary service of lists that were compared and not found untrue since: whose, the day, and the minutes beyond what activities counted of the same person on a day that they touch.';
