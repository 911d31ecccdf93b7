import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { uuidOf } from '../../platform/ids.ts';
import { jobScope, makeScope } from '../../platform/scope.ts';
import { type Search, searchEntries } from './store.ts';

let world: TestApp;
let auditor: Caller;
const rows = 40_000;
const person = uuidOf('somebody who is seldom here');

/** A table as large as some days make it; most of it is the same few things. */
beforeAll(async () => {
  world = await startTestApp();
  auditor = await world.staff('auditor');
  await world.deps.database.pool.query(
    `insert into audit_entries (county, seq, id, at, actor_kind, actor, roles, scope, action, object,
       area, details, chained_at, previous, hash)
     select $1, n, gen_random_uuid(), '2026-01-01'::timestamptz + n * interval '9 minutes', 'staff',
       case when n % 2000 = 0 then $2::uuid else gen_random_uuid() end, 'intake', '339999',
       case when n % 1000 = 0 then 'award.reversed' else 'case.opened' end,
       'case/' || case when n % 3000 = 0 then $2::uuid else gen_random_uuid() end,
       '33999900' || (1 + n % 2) || '00' || (1 + n % 9) || '001', '{}', '2026-01-01', $3, $3
     from generate_series(1, $4::integer) n`,
    [county, person, Buffer.alloc(32), rows],
  );
  await world.deps.database.pool.query(
    `insert into audit_heads (county, seq, hash, note) values ($1, $2, $3, '')`,
    [county, rows, Buffer.alloc(32)],
  );
  await world.deps.database.pool.query('vacuum analyze audit_entries');
});
afterAll(() => world.close());

const everything: Search = {
  from: undefined,
  until: undefined,
  actors: undefined,
  actions: undefined,
  objects: undefined,
  areaPrefix: undefined,
};
const all = jobScope(county, 'test');
const town = makeScope({ county, actor: all.actor, areas: ['339999001'] });

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

test.each<[string, Partial<Search>, string]>([
  ['everything', {}, 'audit_entries_by_time'],
  [
    'a day',
    { from: new Date('2026-03-03T16:00:00Z'), until: new Date('2026-03-04T16:00:00Z') },
    'audit_entries_by_time',
  ],
  ['a person', { actors: [person] }, 'audit_entries_by_actor'],
  ['a verb', { actions: ['award.reversed'] }, 'audit_entries_by_action'],
  ['a thing', { objects: [`case/${person}`] }, 'audit_entries_by_object'],
  [
    'a number on a paper',
    { objects: [`case/${person}`], request: person },
    'audit_entries_by_request',
  ],
  [
    'a person in a month',
    { actors: [person], from: new Date('2026-03-01'), until: new Date('2026-04-01') },
    'audit_entries_by_actor',
  ],
  ['a community', { areaPrefix: '339999001009' }, 'audit_entries_by_'],
])('%s is found by an index, whatever its size', async (_, narrow, index) => {
  const { read } = world.deps.database;
  const page = { after: undefined, limit: 50 };
  for (const scope of [all, town]) {
    const query = searchEntries(read, scope, { ...everything, ...narrow }, page);
    const [row] = (await query.explain('json')) as { 'QUERY PLAN': { Plan: Plan }[] }[];
    const nodes = nodesOf((row?.['QUERY PLAN'][0] ?? expect.fail('no plan')).Plan);
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    const used = nodes.flatMap((node) => node['Index Name'] ?? []);
    expect(used.join(' ')).toContain(index);
  }
});

test('what is more than a workbook holds is refused with how much it holds', async () => {
  const body = { filter: { action: 'case.opened' }, format: 'xlsx', reason: '试一试' };
  const { problem } = await auditor('exportAudit', { body });
  expect(problem).toMatchObject({ status: 422, code: 'export_too_large' });
  expect(problem.title).toContain('20000');
});

test('lines go out for all of it', async () => {
  const body = { filter: { action: 'case.opened' }, format: 'jsonl', reason: '试一试' };
  const { raw } = await auditor('exportAudit', { body });
  expect(raw.body.trimEnd().split('\n')).toHaveLength(1 + rows - rows / 1_000);
});
