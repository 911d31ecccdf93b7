-- Walks of people without phones stand on paper lists: where they were walked, and what a phone did not tell of as well.
alter table rosters add column walked_in text collate "C";
alter table rosters add constraint rosters_walked_in foreign key (county, walked_in) references areas (county, code);
comment on column rosters.walked_in is 'The grid in which its patrols were walked, as the paper says; null where it does not: each is taken to have walked around home.';

create view walked_on_paper with (security_invoker = true) as
  select l.county, l.id as line, coalesce(r.walked_in, p.grid) as grid, l.day,
    greatest(0, l.minutes - (
      select coalesce(sum(m.minutes), 0)
      from patrol_members m
      where m.county = l.county and m.resident = l.resident and m.walked_from is not null
        and l.day between (m.walked_from at time zone 'Asia/Shanghai')::date
          and (m.walked_until at time zone 'Asia/Shanghai')::date
    ))::integer as minutes
  from roster_lines l
  join rosters r on r.county = l.county and r.id = l.roster
  join residents p on p.county = l.county and p.id = l.resident
  where l.kind = 'patrol.hour' and r.state = 'confirmed' and l.undone_at is null;
comment on view walked_on_paper is 'Patrols of lists that were compared: the grid, the day, and the minutes beyond what a phone proved of the same person and day.';

-- Who has no phone also walks beside a grid worker, who scans the points on the wall for them.
alter table patrol_members add column agreement uuid;
alter table patrol_members add constraint patrol_members_agreement
  foreign key (county, agreement) references agreements (county, id);
create index patrol_members_by_agreement on patrol_members (county, agreement) where agreement is not null;
comment on column patrol_members.agreement is 'By which staff began or joined it for them; the same staff may end and prove it by it, also when it is over. Null where they did so themselves.';
comment on index patrol_members_by_agreement is 'What was begun by an agreement.';
