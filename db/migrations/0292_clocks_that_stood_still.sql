-- How long a case stood still is limited in all its pauses together, and what was promised moves by as long as its
-- reporter had it: both stand in the state, counted from the history.
alter table case_states
  add column paused_ms bigint not null default 0
    constraint case_states_paused_ms check (paused_ms >= 0),
  add column with_reporter_ms bigint not null default 0
    constraint case_states_with_reporter_ms check (with_reporter_ms >= 0);
comment on column case_states.paused_ms is 'How long the clock of the work stood still in the pauses that are over, in milliseconds.';
comment on column case_states.with_reporter_ms is 'How long it lay with its reporter, who was asked for more, in milliseconds.';
with marks as (
  select county, case_id, seq, kind, at,
    case kind when 'paused' then at when 'merged' then (data -> 'pause' ->> 'at')::timestamptz end as begun
  from case_events
  where kind in ('paused', 'resumed', 'handled', 'handed_back', 'merged')
), ends as (
  select county, case_id, kind, case when kind = 'merged' then coalesce(begun, at) else at end as ended,
    lag(begun) over (partition by county, case_id order by seq) as since
  from marks
), stood as (
  select county, case_id,
    sum(round(extract(epoch from greatest(ended - since, interval '0')) * 1000))::bigint as ms
  from ends where since is not null and kind <> 'paused'
  group by county, case_id
)
update case_states s set paused_ms = stood.ms
from stood where stood.county = s.county and stood.case_id = s.case_id;
with lay as (
  select e.county, e.case_id, sum(round(extract(epoch from e.at - (
      select max(r.at) from case_events r
      where r.county = e.county and r.case_id = e.case_id and r.kind = 'returned' and r.seq < e.seq)) * 1000))::bigint as ms
  from case_events e where e.kind = 'supplemented'
  group by e.county, e.case_id
)
update case_states s set with_reporter_ms = lay.ms
from lay where lay.county = s.county and lay.case_id = s.case_id;
