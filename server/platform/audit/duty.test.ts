import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify from 'fastify';
import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answers,
  defineRoutes,
  onlyReads,
  type RouteSpec,
  staffRoles,
} from '../../../contract/route.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import { county } from '../../../test/county.ts';
import { routes } from '../../../test/door.ts';
import { recordAudit } from '../audit.ts';
import type { Tx } from '../database.ts';
import { compileSerializer, compileValidator } from '../http/compilers.ts';
import { createSessionCookies } from '../http/cookies.ts';
import { createDeviceCookie } from '../http/devices.ts';
import { type Handlers, mountRoutes } from '../http/routes.ts';
import { leaveMessage } from '../outbox.ts';
import { type Ask, attempt, carryOut, recordLook } from '../use-case.ts';
import { excuse } from './duty.ts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.close());

const open = { who: ['anyone'], scope: 'public', idempotent: false, rate: 'public' } as const;
const answer = answers(200, Type.Object({}));
const made = defineRoutes({
  change: {
    method: 'POST',
    path: '/change',
    summary: '',
    policy: { ...open, audit: 'change' },
    answers: answer,
  },
  look: {
    method: 'GET',
    path: '/look',
    summary: '',
    policy: { ...open, audit: 'personal' },
    answers: answer,
  },
  nothing: {
    method: 'GET',
    path: '/nothing',
    summary: '',
    policy: { ...open, audit: 'none' },
    answers: answer,
  },
});

type Work = (ask: Ask) => Promise<object>;

/** What a route answers whose use-case does this, and what was said of it. */
async function answered(route: keyof typeof made, work: Work) {
  const app = fastify();
  const undeclared: string[] = [];
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  const run = ({ ask }: { ask: Ask }) => work(ask);
  const handlers = { change: run, look: run, nothing: run } as Handlers<typeof made>;
  mountRoutes(app, {
    contract: made,
    handlers,
    options: {
      deps: world.deps,
      cookies: createSessionCookies(false),
      devices: createDeviceCookie(false),
      isServed: async () => true,
      limits: { read: 1e6, write: 1e6, upload: 1e6, sign_in: 1e6, public: 1e6 },
      undeclared: (name) => undeclared.push(name),
    },
  });
  const { method, path } = made[route];
  const { statusCode } = await app.inject({ method, url: `/api${path}` });
  await app.close();
  return { status: statusCode, undeclared };
}

const entry = { action: 'case.opened', object: 'case/one' } as const;
const trace = async (tx: Tx) => {
  const message = { county, topic: 'traced', payload: {} };
  await leaveMessage(tx, world.deps, message);
  return {};
};
const traces = async () => {
  const rows = await world.deps.database.read
    .selectFrom('outbox')
    .select('id')
    .where('topic', '=', 'traced')
    .execute();
  return rows.length;
};

describe('a route that changes something', () => {
  const recorded = async (tx: Tx, ask: Ask) => {
    await recordAudit(tx, { deps: world.deps, ask }, entry);
    return trace(tx);
  };
  test('with its entry is answered', async () => {
    const work: Work = (ask) => carryOut(world.deps, ask, (tx) => recorded(tx, ask));
    expect(await answered('change', work)).toEqual({ status: 200, undeclared: [] });
  });
  test('without one fails while it can be undone, and nothing has happened', async () => {
    const before = await traces();
    expect(await answered('change', (ask) => carryOut(world.deps, ask, trace))).toMatchObject({
      status: 500,
    });
    expect(await answered('change', (ask) => attempt(world.deps, ask, trace))).toMatchObject({
      status: 500,
    });
    expect(await traces()).toBe(before);
  });
  test('is not answered either where it forgot about transactions altogether', async () => {
    expect(await answered('change', async () => ({}))).toMatchObject({ status: 500 });
  });
  test('that found nothing to change says so, and needs none', async () => {
    const work: Work = (ask) =>
      carryOut(world.deps, ask, async () => {
        excuse(ask);
        return {};
      });
    expect(await answered('change', work)).toMatchObject({ status: 200 });
  });
});

test('a look at personal data is recorded before it is answered, or it is not answered', async () => {
  const work: Work = async (ask) => {
    await recordLook(world.deps, ask, entry);
    return {};
  };
  expect(await answered('look', work)).toEqual({ status: 200, undeclared: [] });
  expect(await answered('look', async () => ({}))).toMatchObject({ status: 500 });
});

test('an entry of a route that declares none is noticed: its policy is wrong', async () => {
  const work: Work = async (ask) => {
    await recordLook(world.deps, ask, entry);
    return {};
  };
  expect((await answered('nothing', work)).undeclared).toEqual(['nothing']);
  expect(await answered('nothing', async () => ({}))).toEqual({ status: 200, undeclared: [] });
});

describe('policies', () => {
  /** Routes that send something and change nothing that anybody would ask about. */
  const changesNothing: Record<string, string> = {
    suggestCategory: 'guesses a category and keeps nothing',
    findNearby: 'a look at what everybody may know of open reports nearby; only counts asks',
    findNearbyFor: 'the same for who agreed, whose community it tells of: recorded as a look',
    readRuleSentences: 'reads a book aloud and keeps nothing',
    previewCatalogue: 'says what a file would do and keeps nothing of it',
    startPasskeySignIn: 'a challenge, which changes nothing',
    goToProvider: 'a way that counts only once somebody comes back on it, which is recorded',
    askPuzzle: 'a puzzle, of which nothing is kept',
    openInvitation: 'says whose it is and uses nothing up',
    startEnrolment: 'a password that counts only once a factor is confirmed, which is recorded',
    startMyFactor: 'a challenge, which changes nothing',
    startStepUp: 'a challenge, which changes nothing',
    markNoticesRead: 'the resident’s own marks of what they have read',
    markStaffNoticesRead: 'the same of staff',
    lookAtCase: 'says for a few seconds that a page is open; the look itself was recorded',
    leaveCase: 'says that it is not',
    listCases: 'a search, whose words stand in no address; recorded as a look',
    listStaff: 'a search, whose words stand in no address; recorded as a look',
    findMediators: 'a search, whose words stand in no address; recorded as a look',
    listAuditEntries: 'a search, whose words stand in no address; recorded as a look',
    findAtWindow: 'a look at who came in person, recorded as one',
    findWithoutPhoneAtWindow: 'the same by a name or a case, recorded as a look',
    lookWhomToAsk: 'a look at whom to ask whether a case is solved, recorded as one',
    exportCases: 'a look at the queue, taken as a file and recorded as one',
    exportAudit: 'a look, recorded as one',
    exportMyData: 'a look at oneself, recorded as one',
    exportDataFor: 'a copy for who agreed, recorded as a look',
    showVoucher: 'a code for the owner’s own phone, good for two minutes and kept as a fingerprint',
    presentVoucher: 'a look at whose code it is, recorded as one',
    presentCard: 'a look at whose card it is, recorded as one',
    takeSheet: 'a look at what waits at a counter, recorded as one',
    exportPayees: 'a look at who was paid, recorded as one',
    wishInShop: 'a word that was looked for, counted without anybody',
    wishFor: 'the same, typed for whoever looked',
  };
  test('whatever sends something changes something, or is named here', () => {
    const silent = routes.filter(
      ([, { method, policy }]) => method !== 'GET' && policy.audit !== 'change',
    );
    expect(silent.map(([name]) => name).sort()).toEqual(Object.keys(changesNothing).sort());
  });

  test('what is only read changes nothing', () => {
    const reading = routes.filter(([, spec]) => onlyReads(spec));
    expect(reading.length).toBeGreaterThan(60);
    for (const [name, { policy }] of reading) {
      expect(policy.audit, name).not.toBe('change');
      expect([policy.idempotent, policy.stepUp ?? false], name).toEqual([false, false]);
    }
  });

  test('where staff are shown somebody, or what somebody wrote, the look is recorded', () => {
    const isStaff = ({ policy }: RouteSpec) =>
      policy.who.some((one) => staffRoles.some((role) => role === one));
    const shown = routes.filter(
      ([, spec]) =>
        isStaff(spec) &&
        // Of themselves everybody may read what they like.
        spec.policy.scope !== 'own' &&
        (spec.binary || tells([spec.answers[200], spec.answers[201]])),
    );
    expect(shown.length).toBeGreaterThan(12);
    const names = shown.map(([name]) => name);
    for (const name of ['listCases', 'listStaff', 'listDevicesOfStaff', 'listAppeals'])
      expect(names).toContain(name);
    const silent = shown.filter(([, { policy }]) => policy.audit === 'none');
    // Where a counter is, whoever keeps it wrote: nobody lives there.
    const ofCounters = ['listCounters', 'getCounter'];
    const ofSettlements = ['listSettlements', 'getSettlement'];
    const papers = ['getSettlementWorkbook', 'getSettlementPaper'];
    // Code and dates of a case as on its public page; counts of an area as on its board.
    const [slip, digest] = ['getCaseSlip', 'getDigest'];
    // Looked through for people before they are kept.
    const texts = 'listAnswerTemplates';
    // Codes of cases, and that they changed.
    const stream = 'followCases';
    const expected = [texts, slip, stream, ...ofCounters, ...ofSettlements, ...papers, digest];
    expect(silent.map(([name]) => name).sort()).toEqual(expected.sort());
  });

  test('a field that tells of a person is seen wherever it stands; our own words are none', () => {
    expect(tells(Type.Object({ cases: Type.Array(Type.Object({ title: Type.String() })) }))).toBe(
      true,
    );
    expect(tells(Type.Object({ devices: Type.Array(Type.Object({})) }))).toBe(true);
    expect(tells(Type.Object({ who: Type.Object({ residentName: Type.Null() }) }))).toBe(true);
    const sentence = Type.Object({ zh: Type.String(), en: Type.String() });
    expect(tells(Type.Object({ title: sentence, words: sentence }))).toBe(false);
  });

  /** Fields that name somebody, of the public or of staff, or say where they are signed in. */
  const ofSomebody = ['residentName', 'maskedName', 'reporter', 'resident', 'actor'];
  const ofStaff = ['login', 'devices'];
  /** Texts that people wrote; a sentence in two languages is the platform’s. */
  const written = ['words', 'title', 'place'];

  /** Whether an answer holds a field that tells of a person. */
  function tells(schema: unknown): boolean {
    if (typeof schema !== 'object' || schema === null) return false;
    const { properties = {} } = schema as { properties?: Record<string, { type?: unknown }> };
    const named = Object.entries(properties).some(
      ([name, { type }]) =>
        [...ofSomebody, ...ofStaff].includes(name) || (written.includes(name) && type === 'string'),
    );
    return named || Object.values(schema).some(tells);
  }
});
