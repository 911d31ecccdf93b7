import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { caseReaders, staffRoles } from '../../contract/route.ts';
import { contract } from '../../contract/table.ts';
import { type Caller, callerOf } from '../app.ts';
import { copied } from '../owing.ts';
import {
  allPages,
  inOrder,
  keysOf,
  openable,
  openCases,
  queueOf,
  seated,
  wholeQueueOf,
} from './agreement.ts';
import { counties, loginOf, seats, severalSeats } from './land.ts';
import { residentCookie, residentId } from './people.ts';
import { openTrials, type Trials } from './trial.ts';
import { type MatrixWorld, residents, startMatrixWorld } from './world.ts';

/*
 * What somebody cannot open must not stand in their lists, counts and papers, and what they can open
 * must not be missing there. Nothing here knows who may see what: only that all answers agree.
 */

// Hundreds of requests each: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

let world: MatrixWorld;
let trials: Trials;
/** Of both counties. */
let everything: Record<'cases' | 'photos' | 'awards' | 'residents' | 'appeals', string[]>;
beforeAll(async () => {
  world = await startMatrixWorld();
  trials = await openTrials(world.deps.database);
  everything = {
    cases: await keysOf(world, 'select code as key from cases'),
    photos: await keysOf(world, 'select id as key from photos'),
    awards: await keysOf(world, 'select id as key from awards'),
    residents: await keysOf(world, 'select distinct id as key from residents'),
    appeals: await keysOf(world, 'select id as key from appeals'),
  };
}, 300_000);
afterAll(async () => {
  await trials?.end();
  await world?.close();
});

const note = { note: '现场看过，情况属实' };
const openStaffCases = (reader: Caller) =>
  openCases(everything.cases, (code) => reader('getCase', { params: { code } }));
const openStaffPhotos = (reader: Caller) =>
  openable(everything.photos, (id) => reader('getStaffPhoto', { params: { id } }));

/** Lists that show the same to everybody: what they name is opened by the tests of the public part. */
const ofEverybody = [
  'listCounties',
  'listAreas',
  'listCategories',
  'listDemoSignIns',
  'listSeals',
  'listUnits',
];
const compared = [
  'listCases',
  'listHeldAwards',
  'listAppeals',
  'listDebts',
  'listMyCases',
  'listMyAwards',
  'listMyNotices',
  'listBulletin',
  'listRulebooks',
  'listComingRulebooks',
  'listRehearsals',
  'listCorrections',
  'listCorrectionLines',
  'listStaff',
  'listFactorResets',
  'listDevicesOfStaff',
  'listMyDevices',
  'listMyStaffDevices',
];

test('every list there is stands below', () => {
  const lists = Object.keys(contract).filter((name) => name.startsWith('list'));
  expect(lists.sort()).toEqual([...compared, ...ofEverybody].sort());
});

describe('cases', () => {
  test.each(seats)(
    'whoever sits at a %s finds in the queue what opens, and no more',
    async (seat) => {
      const reader = await seated(world, loginOf('auditor', seat));
      const queue = await wholeQueueOf(reader);
      const opened = await openStaffCases(reader);
      expect(queue.length).toBeGreaterThan(0);
      expect(queue).toEqual(opened.codes);
      expect(inOrder(opened.photos)).toEqual(await openStaffPhotos(reader));
      // Looked for by its code, a case is no more there than in the whole list.
      for (const code of everything.cases.filter((one) => !queue.includes(one)).slice(0, 12))
        for (const show of ['open', 'closed'])
          expect(await queueOf(reader, { find: code, show })).toEqual([]);
      for (const role of caseReaders.filter((one) => one !== 'unit_handler')) {
        const colleague = await seated(world, loginOf(role, seat));
        expect(await wholeQueueOf(colleague), role).toEqual(queue);
      }
    },
  );

  test('a unit finds what was sent to it, wherever its people sit', async () => {
    const reader = await seated(world, loginOf('unit_handler', 'grid'));
    const queue = await wholeQueueOf(reader);
    const opened = await openStaffCases(reader);
    expect(queue.length).toBeGreaterThan(5);
    expect(queue).toEqual(opened.codes);
    expect(inOrder(opened.photos)).toEqual(await openStaffPhotos(reader));
    for (const seat of seats) {
      const colleague = await seated(world, loginOf('unit_handler', seat));
      expect(await wholeQueueOf(colleague), seat).toEqual(queue);
    }
  });

  const readers = [
    ...seats.flatMap((seat) => caseReaders.map((role) => loginOf(role, seat))),
    severalSeats.login,
  ];
  test.each(readers)('%s counts what the lists hold', async (login) => {
    const reader = await seated(world, login);
    const { counts } = (await reader('listCases')).ok;
    for (const show of [
      'open',
      'mine',
      'overdue',
      'to_accept',
      'to_dispatch',
      'to_verify',
    ] as const)
      expect((await queueOf(reader, { show })).length, show).toBe(counts[show]);
    const held = await reader('listHeldAwards');
    expect(counts.held).toBe(held.status === 403 ? 0 : (await heldOf(reader)).length);
  });
});

const heldOf = async (staff: Caller): Promise<string[]> => {
  const pages = await allPages(async (query) => (await staff('listHeldAwards', { query })).ok);
  return pages.flatMap(({ held }) => held.map(({ award }) => award.id));
};
const appealsOf = async (staff: Caller): Promise<string[]> => {
  const pages = await allPages(async (query) => (await staff('listAppeals', { query })).ok);
  return pages.flatMap(({ appeals }) => appeals.map(({ appeal }) => appeal.id));
};
const debtsOf = async (staff: Caller) => {
  const pages = await allPages(async (query) => (await staff('listDebts', { query })).ok);
  return pages.flatMap(({ debts }) => debts);
};

describe.each([...seats.map((seat) => loginOf('reviewer', seat)), severalSeats.login])(
  'points, for %s',
  (login) => {
    test('held awards listed are those that can be decided', async () => {
      const reviewer = await seated(world, login);
      const listed = inOrder(await heldOf(reviewer));
      const decided = await openable(everything.awards, (id) =>
        trials.run(() => reviewer('reverseHeldAward', { params: { id }, body: copied })),
      );
      expect(listed.length).toBeGreaterThan(0);
      expect(listed).toEqual(decided);
    });

    test('appeals listed are those that can be answered', async () => {
      const reviewer = await seated(world, login);
      const body = { ...note, verdict: 'upheld' };
      const answered = await openable(everything.appeals, (id) =>
        trials.run(() => reviewer('answerAppeal', { params: { id }, body })),
      );
      expect(answered.length).toBeGreaterThan(0);
      expect(inOrder(await appealsOf(reviewer))).toEqual(answered);
    });

    test('debts listed are those of which a waiver can be asked for', async () => {
      const reviewer = await seated(world, login);
      const debts = await debtsOf(reviewer);
      const body = { points: 1, pool: 'residents', reason: '第一次，不懂规矩' };
      const asked = await openable(everything.residents, (id) =>
        trials.run(() => reviewer('askWaiver', { params: { id }, body })),
      );
      const free = debts.filter(({ waiver }) => waiver === null).map(({ id }) => id);
      expect(debts.length).toBeGreaterThan(free.length);
      expect(inOrder(free)).toEqual(asked);
    });
  },
);

test.each(seats)(
  'a waiver in the list of a treasurer of a %s can be signed there',
  async (seat) => {
    const treasurer = await seated(world, loginOf('treasurer', seat));
    const shown = (await debtsOf(treasurer)).flatMap(({ waiver }) => (waiver ? [waiver.id] : []));
    const waivers = await keysOf(world, 'select id as key from waivers');
    const signed = await openable(waivers, (id) =>
      trials.run(() => treasurer('confirmWaiver', { params: { id }, body: note })),
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(inOrder(shown)).toEqual(signed);
  },
);

describe('the bulletin', () => {
  test('everybody opens the photos of the bulletin and none besides', async () => {
    const pages = await allPages(
      async (query) => (await world.anyone('listBulletin', { query })).ok,
    );
    const entries = pages.flatMap((page) => page.entries);
    expect(entries.length).toBeGreaterThan(3);
    for (const { id } of entries)
      expect((await world.anyone('getBulletinEntry', { params: { id } })).status).toBe(200);
    const opened = await openable(everything.photos, (id) =>
      world.anyone('getPublishedPhoto', { params: { id } }),
    );
    expect(inOrder(entries.flatMap(({ before, after }) => [...before, ...after]))).toEqual(opened);
    const written = await keysOf(world, 'select id as key from bulletin_entries');
    const opening = await openable(written, (id) =>
      world.anyone('getBulletinEntry', { params: { id } }),
    );
    expect(inOrder(entries.map(({ id }) => id))).toEqual(opening);
  });
});

describe.each(Object.values(residents))('the %s', (name) => {
  let me: Caller;
  const openMyCases = () =>
    openCases(everything.cases, (code) => me('getMyCase', { params: { code } }));
  beforeAll(async () => {
    const cookie = await residentCookie(world, counties.here, residentId(name));
    me = callerOf(world.app, cookie, counties.here);
  });

  test('finds every case and photo that opens, and counts them', async () => {
    const pages = await allPages(async (query) => (await me('listMyCases', { query })).ok);
    const codes = pages.flatMap(({ cases }) => cases.map(({ code }) => code));
    expect(codes.length).toBe(pages[0]?.total);
    const opened = await openMyCases();
    expect(opened.photos.length).toBeGreaterThan(3);
    expect(inOrder(codes)).toEqual(opened.codes);
    expect(inOrder(opened.photos)).toEqual(
      await openable(everything.photos, (id) => me('getMyPhoto', { params: { id } })),
    );
  });

  test('finds every award that opens, the same in statement, cases and notices', async () => {
    const pages = await allPages(async (query) => (await me('listMyAwards', { query })).ok);
    const awards = inOrder(pages.flatMap(({ lines }) => lines.map(({ id }) => id)));
    expect(awards).toEqual(
      await openable(everything.awards, (id) => me('getMyAward', { params: { id } })),
    );
    const cases = await openMyCases();
    const named = [...cases.awards];
    const lines = await allPages(async (query) => (await me('getMyStatement', { query })).ok);
    for (const { award } of lines.flatMap((page) => page.lines)) named.push(award?.id ?? '');
    const receipts = await openable(everything.awards, (id) =>
      me('getMyReceipt', { params: { id } }),
    );
    expect(receipts.length).toBeGreaterThan(0);
    const notices = await allPages(async (query) => (await me('listMyNotices', { query })).ok);
    const told = notices.flatMap((page) => page.notices);
    named.push(...receipts, ...told.map(({ award }) => award ?? ''));
    expect(inOrder([...named, ...awards].filter(Boolean))).toEqual(awards);
    for (const { caseCode } of told) if (caseCode !== null) expect(cases.codes).toContain(caseCode);
  });

  test('marks no notices by those of somebody else', async () => {
    const before = (await me('getMe')).ok.unreadNotices;
    expect(before).toBeGreaterThan(0);
    const theirs = name === residents.mine ? 'others' : 'mine';
    for (const upTo of [world.here.grid[theirs].notice, world.elsewhere.mine.notice])
      await trials.run(async () => {
        expect((await me('markNoticesRead', { body: { upTo } })).ok.unread).toBe(before);
      });
  });
});

describe('the rule book', () => {
  test('whoever lists versions and drafts opens them all, and those of no other county', async () => {
    for (const role of staffRoles)
      for (const seat of seats) {
        const reader = await seated(world, loginOf(role, seat));
        const listed = await reader('listRulebooks');
        if (listed.status === 403) continue;
        const { versions, drafts } = listed.ok;
        const numbers = ['1', '2', '3', '4', '5'];
        expect(inOrder(versions.map(({ version }) => String(version)))).toEqual(
          await openable(numbers, (version) =>
            reader('getRulebookVersion', { params: { version } }),
          ),
        );
        const everyDraft = await keysOf(
          world,
          `select id as key from rule_drafts where state <> 'published'`,
        );
        expect(inOrder(drafts.map(({ id }) => id))).toEqual(
          await openable(everyDraft, (id) => reader('getRuleDraft', { params: { id } })),
        );
      }
  });

  test('versions that are announced are those that follow the one in force', async () => {
    const inForce = (await world.anyone('getRulebook')).ok.version;
    const coming = (await world.anyone('listComingRulebooks')).ok.map(({ version }) => version);
    const reader = await seated(world, loginOf('auditor', 'county'));
    const { versions } = (await reader('listRulebooks')).ok;
    const expected = versions.filter(({ state }) => state === 'coming');
    expect(inOrder(coming.map(String))).toEqual(inOrder(expected.map((one) => `${one.version}`)));
    expect(versions.find(({ state }) => state === 'in_force')?.version).toBe(inForce);
    // Papers are printed of the versions that there are, and of no other.
    for (const [version, status] of [
      ['1', 200],
      ['5', 404],
    ] as const) {
      const query = { version };
      expect((await world.anyone('getHandbook', { query })).status).toBe(status);
      const poster = await world.anyone('getPoster', { query, params: { rule: '2.2' } });
      expect(poster.status).toBe(status);
    }
  });

  test('whoever lists rehearsals and corrections opens them all, and those of no other county', async () => {
    const rehearsals = await keysOf(world, 'select id as key from rehearsals');
    const corrections = await keysOf(world, 'select id as key from corrections');
    let readers = 0;
    for (const role of staffRoles)
      for (const seat of seats) {
        const reader = await seated(world, loginOf(role, seat));
        const played = await reader('listRehearsals');
        const listed = played.status === 403 ? [] : played.ok.map(({ id }) => id);
        expect(inOrder(listed), `${role} ${seat}`).toEqual(
          await openable(rehearsals, (id) => reader('getRehearsal', { params: { id } })),
        );
        const asked = await reader('listCorrections');
        const shown = asked.status === 403 ? [] : asked.ok.corrections.map(({ id }) => id);
        expect(inOrder(shown), `${role} ${seat}`).toEqual(
          await openable(corrections, (id) => reader('getCorrection', { params: { id } })),
        );
        const lines = await openable(corrections, (id) =>
          reader('listCorrectionLines', { params: { id } }),
        );
        expect(lines, `${role} ${seat}`).toEqual(seat === 'county' ? inOrder(shown) : []);
        readers += listed.length + shown.length > 0 ? 1 : 0;
      }
    expect(readers).toBeGreaterThan(10);
  });
});

describe('colleagues', () => {
  test.each(seats)(
    'an administrator of a %s lists whom they can do something about',
    async (seat) => {
      const ids = await keysOf(world, 'select distinct id as key from staff');
      for (const role of ['administrator', 'security_officer', 'auditor'] as const) {
        const reader = await seated(world, loginOf(role, seat));
        const pages = await allPages(async (query) => (await reader('listStaff', { query })).ok);
        const listed = inOrder(pages.flatMap(({ staff }) => staff.map(({ id }) => id)));
        expect(listed.length, role).toBeGreaterThan(3);
        expect(listed, role).toEqual(
          await openable(ids, (id) => reader('getStaffMember', { params: { id } })),
        );
        const devices = await openable(ids, (id) =>
          reader('listDevicesOfStaff', { params: { id } }),
        );
        expect(devices, role).toEqual(role === 'security_officer' ? listed : []);
        const self = (await reader('getStaffMe')).ok.id;
        const suspended = await openable(ids, (id) =>
          trials.run(() => reader('suspendStaff', { params: { id }, body: { reason: '调走了' } })),
        );
        const active = pages.flatMap(({ staff }) =>
          staff.filter(({ state }) => state !== 'suspended'),
        );
        const others = active.map(({ id }) => id).filter((id) => id !== self);
        expect(suspended, role).toEqual(role === 'auditor' ? [] : inOrder(others));
      }
    },
  );

  test.each(seats)(
    'resets that a security officer of a %s sees are those they decide',
    async (seat) => {
      const resets = await keysOf(world, 'select id as key from factor_resets');
      const officer = await seated(world, loginOf('security_officer', seat));
      const pages = await allPages(
        async (query) => (await officer('listFactorResets', { query })).ok,
      );
      const listed = inOrder(pages.flatMap((page) => page.resets.map(({ id }) => id)));
      expect(listed.length).toBeGreaterThan(0);
      for (const verdict of ['confirmFactorReset', 'declineFactorReset'] as const)
        expect(listed).toEqual(
          await openable(resets, (id) => trials.run(() => officer(verdict, { params: { id } }))),
        );
      for (const role of ['administrator', 'auditor'] as const) {
        const reader = await seated(world, loginOf(role, seat));
        const seen = (await reader('listFactorResets')).ok.resets.map(({ id }) => id);
        expect(inOrder(seen), role).toEqual(listed);
      }
    },
  );

  test('everybody finds their own devices, and ends no others', async () => {
    const devices = await keysOf(world, 'select id as key from sessions');
    const clerk = await seated(world, loginOf('intake', 'grid'));
    await seated(world, loginOf('intake', 'grid'));
    const mine = (await clerk('listMyStaffDevices')).ok.devices.map(({ id }) => id);
    expect(mine.length).toBeGreaterThan(1);
    const ended = await openable([...devices, ...mine], (id) =>
      trials.run(() => clerk('endMyStaffDevice', { params: { id } })),
    );
    expect(ended).toEqual(inOrder(mine));
    const cookie = await residentCookie(world, counties.here, residentId(residents.mine));
    const resident = callerOf(world.app, cookie, counties.here);
    const own = (await resident('listMyDevices')).ok.devices.map(({ id }) => id);
    const left = await openable([...devices, ...own], (id) =>
      trials.run(() => resident('endMyDevice', { params: { id } })),
    );
    expect(left).toEqual(inOrder(own));
  });
});
