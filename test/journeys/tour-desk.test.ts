import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { carryOutCorrections } from '../../server/features/corrections/service.ts';
import { addStaff } from '../../server/features/staff/service.ts';
import { chainAll } from '../../server/platform/audit/chain.ts';
import { jobScope } from '../../server/platform/scope.ts';
import { newDesk, newPhone, openBrowser } from '../browser.ts';
import { openCorrections, pays, settledReport } from '../corrections.ts';
import { county, type Person, password, staffId } from '../county.ts';
import { adult, somebody } from '../families.ts';
import { liveTogether, spendTogether } from '../holders.ts';
import { copied, takenBack } from '../owing.ts';
import { openDesk, report, walkTo } from '../road.ts';
import { changedRule, enforce } from '../rulebooks.ts';
import {
  type Inspection,
  inspectionOf,
  looksAtDesk,
  looksOfDesk,
  looksOnPhone,
} from './inspect.ts';
import { type BrowserWorld, closePages, deskOf, seat, startBrowserWorld } from './world.ts';

type Cases = Record<
  'reported' | 'accepted' | 'dispatched' | 'answered' | 'asked' | 'closed' | 'held',
  string
>;

let empty: BrowserWorld;
let world: BrowserWorld;
let cases: Cases;
beforeAll(async () => {
  [empty, world] = await Promise.all([startBrowserWorld(), startBrowserWorld()]);
  cases = await fillTheQueue();
});
afterEach(closePages);
afterAll(async () => {
  await empty?.close();
  await world?.close();
});

/** One case at each stage; the last one is held, because its words are those of another. */
async function fillTheQueue(): Promise<Cases> {
  const resident = await somebody(world, '周小芳', adult);
  const desk = await openDesk(world);
  const codeAt = async (stage: Parameters<typeof walkTo>[0], category: string) => {
    const { code } = await report(resident, { category, words: `${stage}：路边堆着砖头` });
    await walkTo(stage, { desk, resident, code });
    return code;
  };
  const accepted = await codeAt('accepted', '040300');
  const dispatched = await codeAt('dispatched', '050100');
  const answered = await codeAt('answered', '020100');
  const asked = await codeAt('awaiting_confirmation', '040300');
  const closed = await codeAt('closed', '050100');
  const reported = (await report(resident, { category: '070200' })).code;
  const words = 'closed：路边堆着砖头';
  const held = (await report(resident, { category: '020100', words })).code;
  const body = { kind: 'suggestion', words: '积分页上的字能不能再大一些' };
  (await resident('sendFeedback', { body })).ok;
  const mediator = await world.staff('mediator');
  const asking = { what: ['phone'], reason: '要约双方到场，请告知怎么联系' };
  await mediator('askUnmasking', { params: { code: reported }, body: asking });
  await world.settle();
  await chainAll(world.deps);
  return { reported, accepted, dispatched, answered, asked, closed, held };
}

/** The form that is on the page, with everything wrong that can be wrong. */
async function handInNothing(page: Page, tour: Inspection, name: string): Promise<void> {
  await page.locator('main form button[type=submit]').first().click();
  await tour.inspect(`${name}, handed in empty`);
}

/** Somebody whose last role was taken. */
async function withoutRoles(): Promise<Person> {
  const login = 'without_roles';
  const person = { id: staffId(login), login, name: '江帆', unit: null, roles: [], password };
  const here = await world.deps.database.read
    .selectFrom('staff')
    .select('id')
    .where('id', '=', person.id)
    .execute();
  if (here.length === 0) await addStaff(world.deps, jobScope(county, 'test'), person);
  return login as Person;
}

const turns: readonly [Person, (keyof Cases)[]][] = [
  ['intake', ['reported']],
  ['dispatcher', ['accepted', 'dispatched']],
  ['handler_west', ['dispatched']],
  ['reviewer', ['answered', 'asked', 'closed', 'held']],
  ['auditor', ['closed']],
];

/** In place of whoever sat here, whose page is left first: still open, it would be asked whom it means. */
async function sitDown(page: Page, person: Person): Promise<void> {
  await page.goto('about:blank');
  await seat(page, world, person);
}

async function walk(page: Page, tour: Inspection): Promise<void> {
  for (const [person, stages] of turns) {
    await sitDown(page, person);
    await page.goto(`${world.url}/console/?as=${person}#/queue`);
    await tour.inspect(`queue of ${person}`);
    for (const stage of stages)
      await tour.visit(`${stage} for ${person}`, `#/queue/${cases[stage]}`);
  }
  await sitDown(page, 'intake');
  await page.goto(`${world.url}/console/?as=intake-of-feedback#/feedback`);
  await tour.inspect('feedback');
  await page.locator('main ul a').first().click();
  await tour.inspect('feedback to accept');
  await sitDown(page, 'auditor');
  await page.goto(`${world.url}/console/?as=auditor-again#/audit`);
  for (const hash of ['#/audit', '#/audit/chain', '#/audit/export'])
    await tour.visit(`${hash} for the auditor`, hash);
}

it.each(looksAtDesk)('every case on the desk of whose turn it is, %o', async (looks, { axe }) => {
  const page = await newDesk(await openBrowser(), looks);
  const tour = inspectionOf(page, { looks, touch: false, axe });
  await walk(page, tour);
  await sitDown(page, 'reviewer');
  await page.goto(`${world.url}/console/?as=reviewer-again#/held`);
  await tour.inspect('held');
  await page.locator('main ul a').first().click();
  await tour.inspect('held award');
  await page.locator('main input[type=radio]').last().check();
  await handInNothing(page, tour, 'held award');
  await sitDown(page, 'dispatcher');
  await page.goto(`${world.url}/console/?as=dispatcher-again#/queue/${cases.accepted}`);
  await tour.settled();
  await page.locator('main dl button').click();
  await tour.inspect('asking to see a reporter');
  await sitDown(page, 'security_officer');
  await page.goto(`${world.url}/console/?as=officer-of-looks#/unmaskings`);
  await tour.inspect('looks at reporters');
  await page.locator('main ul a').first().click();
  await tour.inspect('a look to agree to');
  await handInNothing(page, tour, 'a look to agree to');
  await sitDown(page, 'reviewer');
  await page.goto(`${world.url}/console/?as=reviewer-last`);
  await tour.visit('case unknown', '#/queue/SY26-00000-00000');
  await tour.visit('nowhere', '#/nowhere');
  expect(tour.faults()).toEqual([]);
});

/** People, the rules of sign-in and one's own account, each with what can be opened on it. */
async function walkPeople(page: Page, tour: Inspection): Promise<void> {
  await sitDown(page, 'administrator');
  await page.goto(`${world.url}/console/?as=people#/staff`);
  await tour.inspect('people');
  await tour.visit('one of them', `#/staff/${staffId('reviewer')}`);
  for (const fold of await page.locator('main details').all())
    await fold.locator('summary').click();
  await tour.inspect('everything that can be done to somebody');
  await page.locator('main details form button[type=submit]').first().click();
  await tour.inspect('handed over to nobody');
  await tour.visit('invite', '#/staff/new');
  await handInNothing(page, tour, 'invite');
  await tour.visit('nobody', `#/staff/${staffId('nobody')}`);
  await sitDown(page, 'security_officer');
  await page.goto(`${world.url}/console/?as=officer#/staff/${staffId('reviewer')}`);
  await tour.inspect('somebody, for the security officer');
  await tour.visit('rules of sign-in', '#/policy');
  await tour.visit('account', '#/account');
  await page.getByRole('heading', { level: 2 }).last().waitFor();
  await tour.inspect('account, again');
  await sitDown(page, 'auditor');
  await page.goto(`${world.url}/console/?as=reading#/policy`);
  await tour.inspect('rules of sign-in, read only');
  await tour.visit('somebody, read only', `#/staff/${staffId('reviewer')}`);
}

it.each(looksAtDesk)('people and sign-ins at a desk, %o', async (looks, { axe }) => {
  const page = await newDesk(await openBrowser(), looks);
  const tour = inspectionOf(page, { looks, touch: false, axe });
  await walkPeople(page, tour);
  expect(tour.faults()).toEqual([]);
});

it.each(looksOnPhone)('people and sign-ins on a phone of staff, %o', async (looks, { axe }) => {
  const page = await newPhone(await openBrowser(), looks);
  const tour = inspectionOf(page, { looks, touch: true, axe });
  await walkPeople(page, tour);
  expect(tour.faults()).toEqual([]);
});

it.each(looksOnPhone)('every case on a phone of staff, %o', async (looks, { axe }) => {
  const page = await newPhone(await openBrowser(), looks);
  const tour = inspectionOf(page, { looks, touch: true, axe });
  await walk(page, tour);
  expect(tour.faults()).toEqual([]);
});

it.each(looksOfDesk)(
  'moves handed in empty, no permission, nothing to do, %o',
  async (looks, { axe }) => {
    const page = await newDesk(await openBrowser(), looks);
    const tour = inspectionOf(page, { looks, touch: false, axe });
    await page.goto(`${world.url}/console/`);
    await tour.inspect('sign-in');
    await handInNothing(page, tour, 'sign-in');
    await page.locator('input[name=login]').fill('intake');
    await page.locator('input[name=password]').fill('a wrong password');
    await page.locator('main form button[type=submit]').first().click();
    await tour.inspect('sign-in, wrong password');
    await sitDown(page, 'reviewer');
    await page.goto(`${world.url}/console/?as=reviewer#/queue/${cases.answered}`);
    await tour.settled();
    await handInNothing(page, tour, 'verify');
    await tour.visit('publish', `#/queue/${cases.closed}`);
    await page.locator('main form textarea').fill('');
    await handInNothing(page, tour, 'publish');
    await sitDown(page, 'intake');
    await page.goto(`${world.url}/console/?as=intake#/held`);
    await tour.inspect('whose page it is');
    await tour.visit('whose page the audit is', '#/audit');
    await sitDown(page, await withoutRoles());
    await page.goto(`${world.url}/console/?as=nobody-yet`);
    await tour.inspect('somebody without a role');
    const first = await deskOf(empty, 'reviewer', looks);
    const emptyTour = inspectionOf(first, { looks, touch: false, axe });
    await first.goto(`${empty.url}/console/#/queue`);
    await emptyTour.inspect('queue, empty');
    await emptyTour.visit('held, empty', '#/held');
    await seat(page, empty, 'security_officer');
    await page.goto(`${empty.url}/console/?as=officer-of-none#/unmaskings`);
    await tour.inspect('looks at reporters, none');
    const auditor = await deskOf(empty, 'auditor', looks);
    const auditTour = inspectionOf(auditor, { looks, touch: false, axe });
    await auditor.goto(`${empty.url}/console/#/audit`);
    await auditTour.inspect('audit, before anything is chained');
    const faults = [...tour.faults(), ...emptyTour.faults(), ...auditTour.faults()];
    expect(faults.filter((fault) => !/status of 422/.test(fault))).toEqual([]);
  },
);

it.each(looksOfDesk)(
  'a server that does not answer, no network, an expired session, %o',
  async (looks, { axe }) => {
    const page = await deskOf(world, 'reviewer', looks);
    const tour = inspectionOf(page, { looks, touch: false, axe });
    const pages = ['#/queue', `#/queue/${cases.answered}`, '#/held'];
    await page.goto(`${world.url}/console/#/queue/${cases.held}`);
    await tour.settled();
    const broken = /api\/\d+\/(cases|held-awards)/;
    await page.route(broken, (route) => route.fulfill({ status: 502, body: 'proxy' }));
    for (const hash of pages) await tour.visit(`${hash} without an answer`, hash);
    await page.unroute(broken);
    await page.context().setOffline(true);
    for (const hash of pages) await tour.visit(`${hash} offline`, hash);
    await page.context().setOffline(false);
    await page.context().clearCookies();
    await tour.visit('expired', `#/queue/${cases.accepted}`);
    await page.route('**/api/counties', (route) => route.abort());
    await page.reload();
    await tour.inspect('without a county');
    const provoked = /status of 502|ERR_FAILED|INTERNET_DISCONNECTED/;
    expect(tour.faults().filter((fault) => !provoked.test(fault))).toEqual([]);
  },
);

interface Papers {
  corrections: Record<'asked' | 'done' | 'withdrawn' | 'waiting', string>;
  versions: { wrong: number; right: number };
  household: string;
}
let papers: Papers | undefined;

/** Corrections at every step, and debts of a resident and of a household. */
async function layOutPapers(): Promise<Papers> {
  const by = await openCorrections(world);
  const correct = async (wait = false) => {
    const wrong = await pays(world, 9);
    await settledReport(world, by.desk);
    if (wait) await report(await world.resident());
    const right = await pays(world, 4);
    return (await by.ask(wrong, right)).ok;
  };
  const done = await correct();
  const waiting = await correct(true);
  await carryOutCorrections(world.deps);
  for (const { id } of [done, waiting]) await by.sign(id);
  const asked = await correct();
  await carryOutCorrections(world.deps);
  const withdrawn = await correct();
  await by.owner('withdrawCorrection', { params: { id: withdrawn.id } });
  const { wrongVersion: wrong, rightVersion: right } = withdrawn;
  await takenBack(world, { desk: by.desk, resident: await world.resident(), spent: 3 });
  await enforce(world, [changedRule('2.2', { householdPercent: 100 })]);
  const member = await world.resident();
  await member('completeProfile', { body: { name: '王小梅', grid: '339999001001001' } });
  const household = await liveTogether(world, [member]);
  const { code, awards } = await report(member);
  await walkTo('awaiting_confirmation', { desk: by.desk, resident: member, code });
  await spendTogether(world, household, 2);
  await by.desk.reviewer('reverseAward', { params: { id: awards[0]?.id ?? '' }, body: copied });
  const ids = { asked: asked.id, done: done.id, withdrawn: withdrawn.id, waiting: waiting.id };
  return { corrections: ids, versions: { wrong, right }, household };
}

async function readPapers(tour: Inspection, { corrections, household, versions }: Papers) {
  await tour.visit('corrections', '#/corrections');
  for (const [step, id] of Object.entries(corrections))
    await tour.visit(`correction ${step}`, `#/corrections/${id}`);
  await tour.visit('correction unknown', '#/corrections/01900000-0000-7000-8000-000000000001');
  await tour.visit('debts', '#/debts');
  await tour.visit('debt of a household', `#/debts/${household}`);
  const { wrong, right } = versions;
  await tour.visit('new correction, not this role’s', `#/corrections/new/${wrong}/${right}`);
}

it.each(looksAtDesk)(
  'corrections and debts on the desk of a leader, %o',
  async (looks, { axe }) => {
    papers ??= await layOutPapers();
    const page = await seat(await newDesk(await openBrowser(), looks), world, 'leader');
    const tour = inspectionOf(page, { looks, touch: false, axe });
    await page.goto(`${world.url}/console/#/debts`);
    await tour.settled();
    await readPapers(tour, papers);
    await sitDown(page, 'rule_owner');
    const { wrong, right } = papers.versions;
    await page.goto(`${world.url}/console/?as=owner#/corrections/new/${wrong}/${right}`);
    await tour.inspect('new correction');
    await handInNothing(page, tour, 'new correction');
    await page.context().setOffline(true);
    await tour.visit('correction offline', `#/corrections/${papers.corrections.done}`);
    await page.context().setOffline(false);
    const broken = /api\/\d+\/correction/;
    await page.route(broken, (route) => route.fulfill({ status: 502, body: 'proxy' }));
    await page.goto(`${world.url}/console/?as=broken#/corrections/new/${wrong}/${right}`);
    await tour.inspect('corrections without an answer');
    await sitDown(page, 'reviewer');
    await page.goto(`${world.url}/console/?as=reviewer#/corrections`);
    await tour.inspect('whose page corrections are');
    const provoked = /status of 502|INTERNET_DISCONNECTED/;
    expect(tour.faults().filter((fault) => !provoked.test(fault))).toEqual([]);
  },
);

it.each(looksOnPhone)('corrections and debts on a phone of staff, %o', async (looks, { axe }) => {
  papers ??= await layOutPapers();
  const page = await seat(await newPhone(await openBrowser(), looks), world, 'leader');
  const tour = inspectionOf(page, { looks, touch: true, axe });
  await page.goto(`${world.url}/console/#/debts`);
  await tour.settled();
  await readPapers(tour, papers);
  await sitDown(page, 'rule_owner');
  const { wrong, right } = papers.versions;
  await page.goto(`${world.url}/console/?as=owner#/corrections/new/${wrong}/${right}`);
  await tour.inspect('new correction');
  const first = await seat(await newPhone(await openBrowser(), looks), empty, 'rule_owner');
  const emptyTour = inspectionOf(first, { looks, touch: true, axe });
  await first.goto(`${empty.url}/console/#/corrections`);
  await first
    .getByText(/没有更正|No corrections/)
    .first()
    .waitFor();
  await emptyTour.inspect('corrections, empty');
  await emptyTour.visit('new correction, one version', '#/corrections/new');
  expect([...tour.faults(), ...emptyTour.faults()]).toEqual([]);
});
