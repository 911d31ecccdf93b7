import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MediationDue } from '../../../contract/mediations.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, grids, staffId } from '../../../test/county.ts';
import {
  agreed,
  asParty,
  inCharge,
  inSession,
  mediationRules,
  opening,
  openMediator,
  sat,
  someone,
  wellDone,
} from '../../../test/mediations.ts';
import { fill, planOf } from '../../../test/plans.ts';
import { enforce } from '../../../test/rulebooks.ts';
import { uuidOf } from '../../platform/ids.ts';
import { makeScope } from '../../platform/scope.ts';
import { countToReview, listBelow } from './store.ts';

/* What waits in files is found by whoever may see to it: in the list, and on the first page of the desk. */

let world: TestApp;
let desk: Caller;
let second: Caller;
beforeAll(async () => {
  world = await startTestApp({ pool: 1_000_000 });
  await enforce(world, mediationRules);
  desk = inCharge(world);
});
beforeEach(async () => {
  world.clock.advance({ days: 1 });
  second = await world.staff('mediator_second');
});
afterAll(() => world.close());

const byId = (id: string, body?: unknown) => ({ params: { id }, body });
const due = async (who: Caller, what: MediationDue) =>
  (await who('listMediations', { query: { due: what } })).ok.mediations.map(({ id }) => id);
const counted = async (who: Caller, kind: string) =>
  (await who('getWorkbench')).ok.works.find((work) => work.kind === kind);

describe('work to be looked at', () => {
  test('however a file ended, it waits for whoever had no hand in it, and for nobody once it was', async () => {
    const made = await agreed(world);
    const failed = await inSession(world);
    (await failed.mediator.call('giveUpMyMediation', byId(failed.id, { words: '谈不拢' }))).ok;
    const left = await inSession(world);
    (await left.one.call('leaveMyMediation', byId(left.id))).ok;
    const referred = await inSession(world);
    const on = { to: 'court', note: '标的太大' };
    (await desk('referMediation', byId(referred.id, on))).ok;
    const open = await inSession(world);
    const untouched = (
      await desk('openMediation', {
        body: opening([asParty(await someone(world)), asParty(await someone(world))]),
      })
    ).ok;
    (await desk('referMediation', byId(untouched.id, on))).ok;
    const waiting = [referred, left, failed, made].map(({ id }) => id);
    expect((await due(second, 'review')).sort()).toEqual(waiting.sort());
    expect(await counted(second, 'mediation_reviews')).toMatchObject({ turn: 'mine', count: 4 });
    expect(await due(await world.staff('mediator'), 'review')).toEqual([]);
    expect((await counted(await world.staff('mediator'), 'mediation_reviews'))?.count).toBe(0);
    const auditor = await world.staff('auditor');
    expect(await counted(auditor, 'mediation_reviews')).toMatchObject({ turn: 'watch', count: 4 });
    for (const id of waiting) (await second('reviewMediation', byId(id, wellDone))).ok;
    expect(await due(second, 'review')).toEqual([]);
    expect(open.id).not.toBe('');
  });

  test.each([
    'read the rights',
    'gave it away',
    'corrected a tie',
    'wrote a paper',
    'does nothing',
  ] as const)(
    'the second one, who %s: it waits for them only where they had no part in it',
    async (part) => {
      const one = await someone(world);
      const mediator = await openMediator(world, { employer: '西镇供销设' });
      const by = (what: typeof part) => (what === part ? second : desk);
      const other = { ...asParty({ name: '老秦头', phone: null }), employer: '西镇供销社' };
      const body = opening([asParty(one), other]);
      const { id } = (await desk('openMediation', { body })).ok;
      (await one.call('acknowledgeMyRights', byId(id))).ok;
      (await by('read the rights')('informParty', byId(id, { side: 2 }))).ok;
      const given = { mediator: mediator.id, team: null, grade: 1 };
      (await by('gave it away')('assignMediator', byId(id, given))).ok;
      const session = { kind: 'session', heldOn: '2026-01-01', words: sat, helpers: [] };
      (await mediator.call('recordMySession', byId(id, session))).ok;
      const slip = { wrong: '西镇供销设', right: '西镇供销社', reason: '写错一个字' };
      (await by('corrected a tie')('correctEmployerOfMediator', byId(mediator.id, slip))).ok;
      (await mediator.call('giveUpMyMediation', byId(id, { words: '谈不拢' }))).ok;
      const paper = { kind: 'receipt', side: null, heldOn: '2026-01-01', words: '收条' };
      (await by('wrote a paper')('addMediationPaper', byId(id, paper))).ok;
      expect((await due(second, 'review')).includes(id)).toBe(part === 'does nothing');
      expect(await due(await world.staff('mediator_west'), 'review')).toContain(id);
    },
  );
});

test('an open file is past its day from the day after', async () => {
  const { id } = await inSession(world);
  const { dueOn } = (await desk('getMediation', byId(id))).ok;
  world.clock.set(new Date(`${dueOn}T12:00:00+08:00`));
  expect(await due(await world.staff('auditor'), 'overdue')).not.toContain(id);
  world.clock.advance({ days: 1 });
  const { mediations } = (await (await world.staff('auditor'))('listMediations')).ok;
  const late = mediations.flatMap((file) => (file.overdue ? [file.id] : []));
  expect(late).toContain(id);
  expect(await due(await world.staff('auditor'), 'overdue')).toEqual(late);
});

describe('what ended in many years is not read for it', () => {
  beforeAll(() =>
    fill(world.deps.database, {
      mediations: {
        text: `insert into mediations (county, id, year, no, grid, kind, source, grade, state, mediator, opened_by, opened_at,
            due_on, agreed_at, visit_due_on, reviewed_by, reviewed_at, well_done, referred_to, ended_at, last_event)
          select $1, gen_random_uuid(), 2020, n, $2, 'neighbours', 'application', 1,
            case when waits then 'failed' when open then 'assigned' else 'closed' end, $3, $4,
            '2020-01-01'::timestamptz + n * interval '20 minutes', '2020-02-01', null, null,
            case when not waits and not open then $4::uuid end, case when not waits and not open then now() end,
            case when not waits and not open then true end, null,
            case when not waits and not open then now() end, 1
          from generate_series(1, 60000) n,
            lateral (select n % 1000 = 1 as waits, n % 1000 = 2 as open) drawn`,
        values: [county, grids.west, uuidOf('a mediator'), staffId('mediator')],
      },
    }),
  );
  const scope = () => {
    const actor = { kind: 'staff', id: staffId('mediator_second'), unit: null, roles: [] } as const;
    return makeScope({ county, actor, areas: [String(county)] });
  };
  const today = '2026-01-01';
  const page = { state: undefined, before: undefined, limit: 30 };

  test('to count and to list what waits for a review', async () => {
    const plans = [
      await planOf(world.deps.database, (tx) => countToReview(tx, scope(), today)),
      await planOf(world.deps.database, (tx) =>
        listBelow(tx, scope(), { ...page, due: { what: 'review', today } }),
      ),
    ];
    for (const plan of plans) {
      expect(plan.scanned).not.toContain('mediations');
      expect(plan.indexes).toContain('mediations_to_review');
    }
  });

  test('to list what is past its day', async () => {
    const plan = await planOf(world.deps.database, (tx) =>
      listBelow(tx, scope(), { ...page, due: { what: 'overdue', today } }),
    );
    expect(plan.scanned).not.toContain('mediations');
    expect(plan.indexes).toContain('mediations_past_due');
  });
});
