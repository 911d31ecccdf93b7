-- A list stays with its desk, wherever the people on it live by now, and when one of them is erased.
alter table rosters add column area text;
update rosters r set area = coalesce((
  select case
      when bool_or(place is null) then null
      when min(left(place, 12)) = max(left(place, 12)) then min(left(place, 12))
      when min(left(place, 9)) = max(left(place, 9)) then min(left(place, 9))
    end
  from (
    select case
        when d.grid like '%000000' then left(d.grid, 6)
        when d.grid like '%000' then left(d.grid, 9)
        else d.grid
      end as place
    from roster_lines l
    left join deeds d on d.county = l.county and d.source = l.id and d.resident = l.resident
    where l.county = r.county and l.roster = r.id
  ) homes), r.county::text);
alter table rosters alter column area set not null;
alter table rosters add constraint rosters_area check (area ~ '^[0-9]{6,15}$');
comment on column rosters.area is 'Leading digits of the smallest area in which everybody on it lived when it was typed in; of a grid no more than its community is kept once somebody on it was erased.';
