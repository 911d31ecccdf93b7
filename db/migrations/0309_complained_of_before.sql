-- What a unit gave back as complained of took the place of the unit that was read in the words: that one is kept from
-- it again, as far as the report did not wait to be accepted anew since.
update case_states s
set also_against = kept.units
from (
  select e.county, e.case_id, array_agg(distinct (e.data ->> 'against')::uuid) as units
  from case_events e
  join case_states of on of.county = e.county and of.case_id = e.case_id
  where e.kind in ('accepted', 'handed_back') and e.data ? 'against'
    and (e.data ->> 'against')::uuid is distinct from of.against
    and e.seq > coalesce((
      select max(r.seq) from case_events r
      where r.county = e.county and r.case_id = e.case_id and r.kind in ('returned', 'supplemented')), 0)
  group by e.county, e.case_id
) kept
where kept.county = s.county and kept.case_id = s.case_id and s.against is not null;
