-- The posting statement of before, but for limits of the day: what one allows is weighed against
-- everything that was asked for its receiver. A transfer whose payer is short may still come first
-- once that is looked at closely, so nothing that was asked after it may take its place.
create or replace function post_transfers(
  in_county integer, in_at timestamptz, in_day integer, opening boolean,
  ids uuid[], keys uuid[], kinds smallint[], debits bigint[], credits bigint[], amounts bigint[],
  pendings uuid[], reasons uuid[], rule_versions integer[], day_limits integer[]
) returns uuid[]
language plpgsql
set plan_cache_mode = force_generic_plan
-- A table that was small when the plan was made is not small for ever.
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  payers bigint[];
  written uuid[];
begin
  -- A statement of its own: the next one then sees what those wrote who held these rows before.
  select array_agg(payer) into payers from (
    select a.id as payer
    from (
      select debit, sum(case when kind in (1, 2) then amount else 0 end) as leaving
      from unnest(debits, kinds, amounts) as t (debit, kind, amount)
      group by debit order by debit
    ) due
    join accounts a on a.county = in_county and a.id = due.debit
    where (a.id >> 16) & 15 in (3, 6) or a.posted - a.pending_out >= due.leaving
    for update of a
  ) covered;
  with asked as materialized (
    select key, debit, credit, day_limit, place,
      case kind when 1 then amount when 3 then amount else 0 end as posts,
      case kind when 2 then amount when 1 then 0 else -amount end as announces
    from unnest(keys, kinds, debits, credits, amounts, day_limits) with ordinality
      as t (key, kind, debit, credit, amount, day_limit, place)
  ),
  receiver as materialized (
    select credit,
      count(*) filter (where plain) as credits,
      sum(posts) filter (where plain)::bigint as posts,
      sum(announces) filter (where plain)::bigint as announces,
      count(day_limit) filter (where plain)::integer as counted,
      count(day_limit)::integer as limited, min(day_limit) as day_limit,
      array_agg(place) filter (where plain) as places,
      array_agg(so_far) filter (where plain) as so_far
    from (
      select weighed.*,
        (sum(posts) filter (where plain) over (partition by credit order by place))::bigint as so_far
      from (
        select asked.*, nearest.key is distinct from asked.key and debit = any (payers) as plain
        from asked
        left join lateral (
          -- The next key, not the same one: only the index of keys answers that without sorting.
          select key from transfers
          where county = in_county and key >= asked.key
          order by county, key limit 1
        ) nearest on true
      ) weighed
    ) summed
    group by credit
    having count(*) filter (where plain) > 0
    order by credit
  ),
  changed as (
    update accounts a
    set posted = a.posted + r.posts, pending_in = a.pending_in + r.announces,
      version = a.version + r.credits,
      -- A clock that lags behind counts on the day that has begun already.
      counted_on = case when r.counted > 0 then greatest(a.counted_on, in_day) else a.counted_on end,
      counted = case when r.counted = 0 then a.counted
        when a.counted_on >= in_day then a.counted + r.counted else r.counted end
    from receiver r
    where a.county = in_county and a.id = r.credit
      and (r.counted = 0
        or case when a.counted_on >= in_day then a.counted else 0 end + r.limited <= r.day_limit)
    returning a.posted - r.posts as had, a.version - r.credits as version, r.places, r.so_far
  ),
  opened as (
    insert into accounts (county, id, posted, pending_in, version, counted_on, counted)
    select in_county, credit, posts, announces, credits, case when counted > 0 then in_day else 0 end,
      counted
    from receiver r
    where opening and (counted = 0 or limited <= day_limit)
      and not exists (select from accounts a where a.county = in_county and a.id = r.credit)
    returning id
  ),
  line as materialized (
    select l.place, had + l.so_far as posted, version + l.nth as version
    from (
      select had, version, places, so_far from changed
      union all
      select 0, 0, places, so_far from opened join receiver on receiver.credit = opened.id
    ) taken, unnest(places, so_far) with ordinality as l (place, so_far, nth)
  ),
  paid as (
    update accounts a
    set posted = a.posted - due.posts, pending_out = a.pending_out + due.announces
    from (
      select debits[place] as debit,
        sum(case kinds[place] when 1 then amounts[place] when 3 then amounts[place] else 0 end)::bigint
          as posts,
        sum(case kinds[place] when 2 then amounts[place] when 1 then 0 else -amounts[place] end)::bigint
          as announces
      from line group by 1
    ) due
    where a.county = in_county and a.id = due.debit
  ),
  journal as (
    insert into transfers (county, id, key, kind, debit, credit, amount, pending, reason,
      rule_version, at, credit_version, credit_posted)
    select in_county, ids[place], keys[place], kinds[place], debits[place], credits[place],
      amounts[place], pendings[place], reasons[place], rule_versions[place], in_at, version, posted
    from line order by place
    returning key
  )
  select array_agg(key) into written from journal;
  if cardinality(written) = cardinality(keys) then return '{}'; end if;
  return array(select unnest(keys) except select unnest(written));
end $$;
