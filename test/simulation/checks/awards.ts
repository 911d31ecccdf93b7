import { type Check, sqlCheck } from './check.ts';

const overdue = sqlCheck(
  'no award is overdue',
  `select format('award %s was due at %s', id, due_at) as what from awards, of
   where awards.county = of.county and state = 'scheduled' and due_at <= of.now`,
);

/** Pool to holder, announced or at once: an award is paid by exactly what it says, once. */
const paidOnce = sqlCheck(
  'nothing is paid twice',
  `select format('award %s says %s and was paid %s', a.id, a.points + a.household_points, sum(t.amount)) as what
   from of, awards a join transfers t on t.county = a.county and t.reason = a.id
     and t.kind in (1, 2) and (t.debit >> 16) & 15 = 2 and (t.credit >> 16) & 15 = 1
   where a.county = of.county group by a.id, a.points, a.household_points
   having sum(t.amount) <> a.points + a.household_points`,
);

const deedOnce = sqlCheck(
  'no deed has two awards of its own',
  `select format('deed %s has %s awards', deed, count(*)) as what from awards, of
   where awards.county = of.county and cause = 'deed' group by deed having count(*) > 1`,
);

const bonusOnce = sqlCheck(
  'a case has one bonus that stands',
  `select format('case %s has %s', d.source, count(*)) as what
   from of, awards a join deeds d on d.county = a.county and d.id = a.deed
   where a.county = of.county and d.kind = 'report.solved' and a.state <> 'reversed'
   group by d.source having count(*) > 1`,
);

/** Verified or closed: no longer provisional · refused: taken back · not verified yet: not settled. */
const states = sqlCheck(
  'awards go with their cases',
  `select format('award %s is %s, its case %s', a.id, a.state, s.stage) as what
   from of, awards a join deeds d on d.county = a.county and d.id = a.deed
     join case_states s on s.county = d.county and s.case_id = d.source
   where a.county = of.county and d.kind = 'report.verified' and a.points + a.household_points > 0
     and case
       when s.stage in ('awaiting_confirmation', 'closed') then a.state = 'provisional'
       when s.stage = 'refused' then a.state <> 'reversed'
       when s.stage in ('reported', 'returned', 'accepted') then a.state = 'settled'
       else false end`,
);

/** A score says what was ever earned by who agreed to be ranked; what was taken back later stays in it. */
const scores: Check = {
  name: 'scores are what was earned',
  find: async (end) => (end.last || end.day.endsWith('-15') ? await earned.find(end) : []),
};

const earned = sqlCheck(
  'scores are what was earned',
  `, earned as (
     select r.holder_no, sum(a.points) as points from of, awards a
     join residents r on r.county = a.county and r.id = a.resident
     where a.county = of.county and a.settled_at is not null
       and exists (select from consents c
         where c.county = r.county and c.resident = r.id and c.purpose = 'ranking' and c.given)
     group by r.holder_no),
   scored as (select holder_no, score from scores, of where scores.county = of.county and board = 'all')
   select format('holder %s: %s ≠ %s', holder_no, score, points) as what
   from earned full join scored using (holder_no)
   where coalesce(score, 0) <> coalesce(points, 0)`,
);

export const awardChecks: readonly Check[] = [
  overdue,
  paidOnce,
  deedOnce,
  bonusOnce,
  states,
  scores,
];
