import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSecrets, type EmptyDemo, openEmptyDemo } from '../../test/demo.ts';
import { seedDemo } from './demo.ts';

let demo: EmptyDemo;
beforeAll(async () => {
  demo = await openEmptyDemo();
  const history = { cases: 12, published: 1 };
  await seedDemo({ deps: demo.deps, staff: demoSecrets, say: () => {}, history });
}, 300_000);
afterAll(() => demo.close());

/** What is on record as done, chained by now or not. */
const audited = (action: string) =>
  `from (select action, object, details from audit_entries
    union all select action, object, details from audit_waiting) done where action = '${action}'`;

const paidFor = (deed: string) =>
  `from awards a join deeds d on d.county = a.county and d.id = a.deed
   where d.kind = '${deed}' and a.points + a.household_points > 0`;

/** What people can do, and where the demo shows that somebody did: at least one row each. */
const deeds: Record<string, Record<string, string>> = {
  patrol: {
    'a shift of several days with a route': `from patrol_tasks t where exists (select from patrol_task_points p
      where p.task = t.id) group by made_at, area having count(*) > 2`,
    'a task that is still to be walked':
      'from patrol_tasks where called_off_at is null and starts_at > $1',
    'a task that was called off': 'from patrol_tasks where called_off_at is not null',
    'a task that a team took': `from patrols p join patrol_members m on m.patrol = p.id
      where p.task is not null group by p.id having count(*) > 1`,
    'a walk proved by points on the wall':
      "from patrol_members where scanned > 1 and verdict = 'accept' and minutes > 20",
    'a walk refused because it was ridden':
      "from patrol_members where verdict = 'refuse' and reasons = '{vehicle}'",
    'a walk of which the ride was left out':
      "from patrol_members where verdict = 'partly' and 'ride_left_out' = any(reasons)",
    'a walk of which a gap was left out':
      "from patrol_members where verdict = 'accept' and 'gap_left_out' = any(reasons)",
    'a night walk of two': `from patrol_members
      where extract(hour from walked_from at time zone 'Asia/Shanghai') >= 22 and verdict = 'accept'
      group by patrol having count(*) = 2`,
    'something seen on patrol that became a case and was solved': `from cases c
      join case_reporters r on r.case_id = c.id
      join patrol_members m on m.resident = r.resident and c.reported_at between m.joined_at and m.proved_at
      join case_events e on e.case_id = c.id where e.kind = 'confirmed'`,
  },
  households: {
    'families with a name': 'from households where name_sealed is not null offset 3',
    'a family that a newcomer founded': 'from households where founded_by is not null',
    'a relative who joined by a code': 'from household_invites where used_by is not null',
    'another head': 'from households where head is not null',
    'a child, with consent': 'from children where ended_at is null and consent_version > 0',
    'a report for a child, whose points are the family’s': `from case_reporters r
      join deeds d on d.source = r.case_id join awards a on a.deed = d.id
      where r.child is not null and a.household_points > 0 and a.points = 0`,
    'somebody who left': audited('household.left'),
    'somebody who was taken out': audited('household.member_taken_out'),
    'a share that went to the family':
      "from awards where state = 'settled' and points > 0 and household_points > 0",
  },
};

test.each(Object.entries(deeds))('the demo shows what people do: %s', async (_, shown) => {
  const missing: string[] = [];
  for (const [what, where] of Object.entries(shown)) {
    const values = where.includes('$1') ? [demo.deps.clock.now()] : [];
    const { rowCount } = await demo.deps.database.pool.query(`select 1 ${where} limit 1`, values);
    if (rowCount === 0) missing.push(what);
  }
  expect(missing).toEqual([]);
});
