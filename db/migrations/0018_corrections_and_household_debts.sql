-- What a correction would do is shown before anybody signs it, and can be taken back before that; what
-- a household owes is known by its household, so that it can be listed and waived like a resident's.
alter table awards add column reversal_household_owed integer;
comment on column awards.reversal_household_owed is 'Points of the household''s share that had been spent when they were taken back: owed by the household.';
update awards a set reversal_household_owed = t.owed
from (
  select t.county, t.reason, sum(t.amount)::integer as owed
  from transfers t
  join households h on h.county = t.county and t.debit = (h.holder_no << 20) | (6 << 16)::bigint
  where (t.debit >> 16) & 15 in (1, 6)
  group by t.county, t.reason
) t
where a.county = t.county and a.id = t.reason;
create index awards_household_owing on awards (county, deed) where reversal_household_owed > 0;
comment on index awards_household_owing is 'Which households owe points: their deeds of which a share was taken back after it had been spent.';

create index awards_by_version on awards (county, rule_version, resident) where cause = 'deed';
comment on index awards_by_version is 'Who has awards of a version: whom a correction of that version looks at.';

alter table waivers
  alter column resident drop not null,
  add column household uuid,
  add constraint waivers_household foreign key (county, household) references households (county, id),
  add constraint waivers_one_debtor check (num_nonnulls(resident, household) = 1);
create unique index waivers_one_asked_of_household on waivers (county, household) where state = 'asked';
comment on column waivers.resident is 'Who is let off; null where it is a household.';
comment on column waivers.household is 'The household that is let off; null where it is one resident.';

alter table corrections
  add column people integer not null default 0,
  add column effect jsonb,
  drop constraint corrections_state,
  add constraint corrections_state
    check (state in ('computing', 'asked', 'signed', 'declined', 'withdrawn', 'done')),
  drop constraint corrections_two_people,
  add constraint corrections_two_people check (state = 'withdrawn' or decided_by <> asked_by);
drop index corrections_once;
create unique index corrections_once on corrections (county, wrong_version)
  where state not in ('declined', 'withdrawn');
comment on column corrections.people is 'Residents with awards of the wrong version: how far the comparison is, is a share of them.';
comment on column corrections.effect is 'What the comparison found so far, in figures: per rule and pool, without names.';
comment on column corrections.decided_by is 'Who signed or declined it, never the one who asked; or which rule owner withdrew it.';

alter table correction_lines
  add column outcome text constraint correction_lines_outcome check (outcome in ('corrected', 'fell_away'));
update correction_lines set outcome = 'corrected' where done_at is not null;
alter table correction_lines
  add constraint correction_lines_done check ((done_at is null) = (outcome is null));
comment on column correction_lines.outcome is 'fell_away: the award had been taken back for another reason, so nothing was left to correct.';

-- Corrections from before are compared anew where nobody has decided about them; of the others the
-- figures are those of their lines: by the rule of the award, and the first pool of that rule.
delete from correction_lines l using corrections c
where c.county = l.county and c.id = l.correction and c.state in ('computing', 'asked');
update corrections set state = 'computing', reached = null where state in ('computing', 'asked');
update corrections c set people = (
  select count(distinct a.resident) from awards a
  where a.county = c.county and a.rule_version = c.wrong_version and a.cause = 'deed');
with lines as (
  select l.county, l.correction, l.resident, a.rule, r.pool as paid_by,
    coalesce(a.pool, r.pool) as back_to,
    greatest(l.points, 0) + greatest(l.household_points, 0) as given,
    -least(l.points, 0) - least(l.household_points, 0) as taken
  from correction_lines l
  join awards a on a.county = l.county and a.id = l.award
  join rulebooks b on b.county = a.county and b.version = a.rule_version
  cross join lateral (
    select coalesce(rule -> 'pools' ->> 0, rule ->> 'pool') as pool
    from jsonb_array_elements(b.document -> 'rules') as one (rule)
    where rule ->> 'id' = a.rule
  ) r
), rules as (
  select county, correction, jsonb_agg(to_jsonb(one) - 'county' - 'correction' order by rule) as list
  from (select county, correction, rule, count(*) filter (where given > 0) as up,
      count(*) filter (where taken > 0) as down, sum(given) as given, sum(taken) as taken
    from lines group by county, correction, rule) one
  group by county, correction
), pools as (
  select county, correction, jsonb_agg(to_jsonb(one) - 'county' - 'correction' order by pool) as list
  from (select county, correction, moved.pool, sum(moved.given) as given, sum(moved.taken) as taken
    from lines, lateral (values (paid_by, lines.given, 0), (back_to, 0, lines.taken))
      as moved (pool, given, taken)
    where moved.given + moved.taken > 0 group by county, correction, moved.pool) one
  group by county, correction
), sums as (
  select county, correction, count(*) as awards, count(distinct resident) as residents,
    count(*) filter (where given > 0) as up, count(*) filter (where taken > 0) as down,
    sum(given) as given, sum(taken) as taken
  from lines group by county, correction
)
update corrections c set effect = jsonb_build_object(
  'comparedAwards', case when c.state = 'computing' then 0 else (
    select count(*) from awards a
    where a.county = c.county and a.rule_version = c.wrong_version and a.cause = 'deed') end,
  'comparedResidents', case when c.state = 'computing' then 0 else c.people end,
  'awards', coalesce(s.awards, 0), 'residents', coalesce(s.residents, 0),
  'up', coalesce(s.up, 0), 'down', coalesce(s.down, 0),
  'given', coalesce(s.given, 0), 'taken', coalesce(s.taken, 0),
  'rules', coalesce(r.list, '[]'), 'pools', coalesce(p.list, '[]'))
from corrections one
left join sums s on s.county = one.county and s.correction = one.id
left join rules r on r.county = one.county and r.correction = one.id
left join pools p on p.county = one.county and p.correction = one.id
where one.county = c.county and one.id = c.id;
alter table corrections alter column effect set not null;
