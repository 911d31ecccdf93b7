import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitForKeptSeat } from '../test/activities.ts';
import { type Caller, makePhoto, startTestApp, type TestApp } from '../test/app.ts';
import { openCorrections, pays, settledReport } from '../test/corrections.ts';
import { county, grids } from '../test/county.ts';
import { decideSome } from '../test/decided.ts';
import { addChild, adult, born, family, somebody } from '../test/families.ts';
import { idOf } from '../test/holders.ts';
import { openMediator } from '../test/mediations.ts';
import { askFor, earner, openTill, openTreasury, turn } from '../test/red-packets.ts';
import { masked, openDesk, report, walkTo } from '../test/road.ts';
import { changedRule, enforce } from '../test/rulebooks.ts';
import { openMonth, sellLastMonth } from '../test/settlements.ts';
import { openShop } from '../test/shop.ts';
import { cover, openEmptyPool, takeInSponsor } from '../test/sponsors.ts';
import { getHolderNo } from './features/awards/service.ts';
import { addScores, everBoard } from './features/honours/service.ts';
import { type AuditedJob, type JobDeps, jobsOf } from './jobs.ts';
import { chainAll } from './platform/audit/chain.ts';
import { openHeadsFile } from './platform/audit/heads-file.ts';
import { addDays, localDate, startOfDay } from './platform/calendar.ts';
import { noGroupBots } from './platform/group-bots/client.ts';
import { deliverOutbox } from './platform/outbox.ts';
import { jobScope } from './platform/scope.ts';
import { noSms } from './platform/sms.ts';
import { subscribersOf } from './subscribers.ts';

let world: TestApp;
let jobs: AuditedJob[];
let till: Awaited<ReturnType<typeof openTill>>;
beforeAll(async () => {
  till = await openTill();
  world = await startTestApp({ alipay: till.alipay });
  const heads = openHeadsFile(join(world.folder, 'heads'));
  jobs = jobsOf({ ...world.deps, auditMonths: 36, heads }, async () => {
    await deliverOutbox(
      world.deps,
      subscribersOf({ ...world.deps, sms: noSms, groupBots: noGroupBots }),
    );
  });
});
afterAll(async () => {
  await world.close();
  await till.standIn.close();
});

const jobOf = (name: string) => jobs.find((job) => job.name === name) ?? expect.fail(name);
const thisYear = () => world.clock.now().getUTCFullYear();

const consenting = { params: { purpose: 'ranking' }, body: { given: true, textVersion: 1 } };
const spare = 'spare';

/** A report is solved, confirmed and closed by whoever made it. */
async function solved(resident: Caller): Promise<void> {
  const { code } = await report(resident);
  await walkTo('closed', { desk: await openDesk(world), resident, code });
}

/** What there is to do for each job that records something, and for some of the others, in the order of their list. */
const work: Record<string, () => Promise<unknown>> = {
  // What is due the next day is paid by one pool, and waits for cover at another.
  'settle-due-awards': async () => {
    const resident = await somebody(world, '周慧芳', adult);
    // So that the boards, too, have points to add up.
    (await resident('setMyConsent', consenting)).ok;
    await solved(resident);
    await openEmptyPool(await world.staff('treasurer'), spare);
    await enforce(world, [changedRule('2.4', { pools: [spare], whenUsedUp: 'queue' })]);
    await solved(await world.resident());
    world.clock.advance({ days: 1 });
  },
  'pay-queued-awards': async () => {
    const treasurer = await world.staff('treasurer');
    const sponsor = await takeInSponsor(treasurer);
    await cover(treasurer, { sponsor, pool: spare, points: 10 });
  },
  // Reserved for an hour, and not collected.
  'end-due-redemptions': async () => {
    const shop = await openShop(world);
    const free = { kind: 'honour', value: 0, prices: [{ from: 0, points: 0 }], holdHours: 1 };
    const { offer } = await shop.offer(free);
    (await (await world.resident())('reserve', { body: { offer } })).ok;
    world.clock.advance({ days: 1 });
  },
  // A pause that ends, and a report whose reporter stays silent.
  'let-time-act': async () => {
    const resident = await world.resident();
    const desk = await openDesk(world);
    const paused = (await report(resident)).code;
    await walkTo('dispatched', { desk, resident, code: paused });
    const until = addDays(localDate(world.clock.now()), 2);
    const body = { reason: 'weather', until, note: '连着下雨' };
    (await desk.dispatcher('pauseCase', { params: { code: paused }, body })).ok;
    const silent = (await report(resident)).code;
    await walkTo('awaiting_confirmation', { desk, resident, code: silent });
    world.clock.advance({ days: 8 });
  },
  // What was paused is late by now; a new report will be within the hour, and one was never added to.
  'watch-clocks': async () => {
    const { code } = await report(await world.resident());
    const body = { note: '在哪一栋？' };
    (await (await world.staff('intake'))('returnCase', { params: { code }, body })).ok;
    world.clock.advance({ days: 7 });
    await report(await world.resident());
    world.clock.advance({ hours: 23 });
  },
  'give-kept-seats': () => waitForKeptSeat(world),
  // A month of which its merchant was told twice and said nothing.
  'end-silent-terms': async () => {
    const shop = await openShop(world);
    const { period } = await sellLastMonth(world, { shop, bags: 1 });
    await openMonth(shop.treasurer, { counter: shop.counter, period });
    world.clock.advance({ days: 12 });
    await jobOf('end-silent-terms').run();
    world.clock.advance({ days: 3 });
  },
  // One that was sent and fails, and one that goes out now.
  'send-red-packets': async () => {
    const treasury = openTreasury(world);
    const { id: offer } = await treasury.open();
    const release = async () => {
      const { id } = (await askFor(world, await earner(world), { offer })).ok;
      await treasury.release([id]);
    };
    till.standIn.plan('fail', 'success');
    await release();
    await turn(world, till.alipay);
    await release();
    world.clock.advance({ minutes: 2 });
  },
  'correct-awards': async () => {
    const by = await openCorrections(world);
    const wrong = await pays(world, 1);
    await settledReport(world, by.desk);
    const { id } = (await by.ask(wrong, await pays(world, 4))).ok;
    await jobOf('correct-awards').run();
    expect((await by.sign(id)).ok.state).toBe('signed');
  },
  'deliver-outbox': async () => {
    const who = await somebody(world, '林静', adult);
    const { database } = world.deps;
    const holderNo = await getHolderNo(database.read, jobScope(county, 'test'), await idOf(who));
    const earned = { board: everBoard, holderNo, points: 9n };
    await database.transact((tx) => addScores(tx, jobScope(county, 'test'), [earned]));
    const age = born(thisYear() - 10);
    const body = { name: '林静', grid: grids.west, age, sure: true };
    expect((await who('completeProfile', { body })).problem.code).toBe('under_14_at_window');
    const { call: mediator } = await openMediator(world);
    (await mediator('completeProfile', { body: { age: born(thisYear() - 15), sure: true } })).ok;
  },
  'prune-audit': async () => {
    await chainAll(world.deps);
    world.clock.advance({ days: 1_200 });
  },
  // Long after all of it has lapsed, and on the morning after a year’s end, which is closed with it.
  'lapse-points': async () => {
    world.clock.set(startOfDay(`${thisYear() + 1}-01-01`, 9));
  },
  'count-lapsed': async () => {
    const treasurer = await world.staff('treasurer');
    const { funds } = (await treasurer('getPool', { params: { code: spare } })).ok;
    expect(funds).toMatchObject([{ lapsed: 0 }]);
  },
  'grow-up': async () => {
    const minor = await somebody(world, '陈晓', born(thisYear() - 16));
    expect((await minor('getMe')).ok.ageClass).toBe('14_17');
    world.clock.advance({ days: 1_100 });
  },
  'let-grown-go': async () => {
    const { mother } = await family(world);
    expect((await addChild(mother, { year: thisYear() - 9 })).status).toBe(201);
    world.clock.advance({ days: 2_200 });
  },
  // Cases of two kinds that the intake desk accepted.
  'learn-categories': async () => {
    await decideSome({ world, intake: await world.staff('intake') });
  },
  // One that was shown for a day.
  'end-bulletin': async () => {
    const resident = await world.resident();
    const desk = await openDesk(world);
    const { code } = await report(resident);
    await walkTo('closed', { desk, resident, code });
    const words = { title: '路面已补好', words: '坑已经填平。', place: '老街一带' };
    const body = { ...words, photoIds: [], shownDays: 1 };
    (await desk.reviewer('publishCase', { params: { code }, body })).ok;
    world.clock.advance({ days: 2 });
  },
  'forget-photos': async () => {
    const resident = await world.resident();
    (await resident('uploadPhoto', { file: await makePhoto(1) })).ok;
    world.clock.advance({ days: 8 });
  },
  // One that was made for a bulletin, and came into none.
  'forget-masked-photos': async () => {
    const resident = await world.resident();
    const photo = (await resident('uploadPhoto', { file: await makePhoto(2) })).ok.id;
    await report(resident, { photoIds: [photo] });
    await masked((await openDesk(world)).reviewer, photo);
    world.clock.advance({ days: 8 });
  },
  'forget-old': async () => {
    await somebody(world, '林静', adult);
    world.clock.advance({ days: 90 });
  },
};

/**
 * What of the platform’s own a job may change that records nothing, and what it does change here, where it is
 * given something to do.
 */
const ownChanges: Record<string, { does?: readonly string[]; may?: readonly string[] }> = {
  'seal-days': { may: ['seal_heads', 'seal_leaves', 'seal_nodes', 'seal_salts', 'seals'] },
  'erase-late-salts': { may: ['seal_erasures', 'seal_salts'] },
  'chain-audit': { may: ['audit_entries', 'audit_heads', 'audit_waiting'] },
  'check-audit': { may: ['audit_checks'] },
  'feed-scores': { does: ['score_counts', 'scores'] },
  reconcile: {},
  'warn-of-pools': { may: ['pool_warnings'] },
  'find-topics': { may: ['topics'] },
  'warn-of-lapse': { may: ['data_keys', 'notice_batches', 'notices', 'outbox'] },
  'leave-alerts': { may: ['bot_messages', 'group_bots', 'outbox'] },
  'leave-digests': { may: ['bot_messages', 'outbox'] },
  'forget-old': {
    does: ['idempotency', 'sessions', 'sign_in_codes'],
    may: [
      'attempt_counts',
      'bot_messages',
      'data_keys',
      'household_invites',
      'identity_ways',
      'known_devices',
      'notice_batches',
      'outbox',
      'push_devices',
      'sign_in_failures',
      'sign_in_tickets',
      'spent_puzzles',
      'voucher_misses',
      'vouchers',
    ],
  },
};

/** The platform’s own: nobody’s points, age, family, case or right stands in them. */
const ownTables = [
  'alarms',
  'attempt_counts',
  'audit_checks',
  'audit_entries',
  'audit_heads',
  'audit_stubs',
  'audit_waiting',
  'bot_messages',
  'data_keys',
  'group_bots',
  'household_invites',
  'idempotency',
  'identity_ways',
  'key_canaries',
  'key_rotations',
  'known_devices',
  'notice_batches',
  'notices',
  'outbox',
  'pool_warnings',
  'push_devices',
  'score_counts',
  'scores',
  'seal_erasures',
  'seal_heads',
  'seal_leaves',
  'seal_nodes',
  'seal_salts',
  'seals',
  'sessions',
  'sign_in_codes',
  'sign_in_failures',
  'sign_in_tickets',
  'spent_puzzles',
  'topics',
  'voucher_misses',
  'vouchers',
];

/** A digest of each table of the county; whether an award is counted on the boards yet is no part of it. */
async function digests(): Promise<Map<string, string>> {
  const { pool } = world.deps.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where column_name = 'county' and table_schema = 'public'`,
  );
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await pool.query<{ digest: string }>(
      `select md5(coalesce(string_agg(line, '|' order by line), '')) as digest
       from (select (to_jsonb(t) - 'scored')::text as line from ${name} t) lines`,
    );
    found.set(name, rows[0]?.digest ?? '');
  }
  return found;
}

async function entries(): Promise<Map<string, string>> {
  const { rows } = await world.deps.database.pool.query<{ id: string; action: string }>(
    `select id, action from audit_waiting where actor_kind = 'system'
     union select id, action from audit_entries where actor_kind = 'system'`,
  );
  return new Map(rows.map(({ id, action }) => [id, action]));
}

/** Tables that something changed, the platform’s own apart, and the verbs that it recorded meanwhile. */
async function traceOf(run: () => Promise<unknown>) {
  const [before, known] = [await digests(), await entries()];
  await run();
  const after = await digests();
  const fresh = [...(await entries())].filter(([id]) => !known.has(id));
  const touched = [...after]
    .filter(([name, digest]) => before.get(name) !== digest)
    .map(([name]) => name);
  return {
    changed: touched.filter((name) => !ownTables.includes(name)),
    own: touched.filter((name) => ownTables.includes(name)).sort(),
    recorded: [...new Set(fresh.map(([, action]) => action))].sort(),
  };
}

// Only names and duties are read of these; the jobs that run are those of the world.
const listed = jobsOf({} as JobDeps, async () => {});

test.each(listed)('$name records what it changes, by the verbs that it names', async (job) => {
  const prepare = work[job.name];
  const { audit } = job;
  // A job that says to change something is given something to change; some others find what is there.
  if (!('none' in audit)) expect(prepare).toBeDefined();
  await prepare?.();
  const { changed, own, recorded } = await traceOf(jobOf(job.name).run);
  if (!('none' in audit)) {
    expect(recorded).toEqual([...audit].sort());
    return;
  }
  expect({ changed, recorded }).toEqual({ changed: [], recorded: [] });
  const { does = [], may = [] } = ownChanges[job.name] ?? expect.fail(job.name);
  expect(own).toEqual(expect.arrayContaining([...does]));
  expect([...does, ...may]).toEqual(expect.arrayContaining(own));
});

test('a job that changes an age, a point or a case and says nothing would be seen', async () => {
  await somebody(world, '周小芳', adult);
  for (const [table, change] of [
    ['residents', `update residents set age_class = '14_17' where age_class = 'adult'`],
    ['awards', 'update awards set points = points + 1 where points > 0'],
  ] as const) {
    const silent = await traceOf(() => world.deps.database.pool.query(change));
    expect(silent).toEqual({ changed: [table], own: [], recorded: [] });
  }
});
