import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AuditFilter } from '../../../contract/audit.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { county, positions, staffId } from '../../../test/county.ts';
import { report } from '../../../test/road.ts';
import { chainAll } from '../../platform/audit/chain.ts';
import { type EntryText, leafOf, linkOf } from '../../platform/audit/entry.ts';
import { recordAudit } from '../../platform/audit.ts';
import { jobScope } from '../../platform/scope.ts';
import { findByName } from '../staff/service.ts';
import { checkAudit } from './service.ts';

let world: TestApp;
let auditor: Caller;
let west: { code: string; id: string };
let east: { code: string; id: string };
let residentId: string;
const phone = '13812349876';

beforeAll(async () => {
  world = await startTestApp();
  const resident = await world.resident(phone);
  const body = { name: '欧阳静姝', grid: '339999001001001' };
  residentId = (await resident('completeProfile', { body })).ok.id;
  west = await report(resident, { position: positions.west });
  world.clock.advance({ days: 1 });
  east = await report(resident, { position: positions.east });
  const intake = await world.staff('intake');
  for (const { code } of [west, east]) {
    world.clock.advance({ minutes: 1 });
    await intake('acceptCase', { params: { code }, body: { note: '请打 13900001111 联系我' } });
  }
  world.clock.advance({ minutes: 1 });
  await intake('getCase', { params: { code: west.code } });
  await chainAll(world.deps);
  auditor = await world.staff('auditor');
});
// Entries of one moment have no order of their own.
beforeEach(() => world.clock.advance({ minutes: 1 }));
afterAll(() => world.close());

const search = async (body: AuditFilter & { after?: string }, by: Caller = auditor) =>
  (await by('listAuditEntries', { body })).ok;
const actionsOf = async (query: AuditFilter, by?: Caller) =>
  (await search(query, by)).entries.map(({ action }) => action);

describe('an auditor finds what was done', () => {
  test('by the code of a case, newest first, with who, in which role, where and why', async () => {
    const { entries } = await search({ object: west.code });
    expect(entries.map(({ action }) => action)).toEqual([
      'case.opened',
      'case.accepted',
      'case.reported',
    ]);
    expect(entries[1]).toMatchObject({
      sentence: { zh: '受理事件', en: 'accepted a case' },
      actor: { kind: 'staff', name: 'intake', roles: ['intake'], areas: [String(county)] },
      object: { key: `case/${west.id}`, kind: { zh: '事件' }, name: west.code },
      area: '339999001001001',
    });
  });

  test('a reason is there with the numbers of people masked', async () => {
    const [accepted] = (await search({ object: east.code, action: 'case.accepted' })).entries;
    expect(accepted?.reason).toBe('请打 *********** 联系我');
  });

  test('by staff, by part of the name or by id; what a resident did stands in no list', async () => {
    const names = (await search({ person: 'NTAK' })).entries.map(({ actor }) => actor.name);
    expect(new Set(names)).toEqual(new Set(['intake']));
    const { entries } = await search({ person: staffId('intake') });
    expect(new Set(entries.map(({ actor }) => actor.name))).toEqual(new Set(['intake']));
    expect((await search({ person: residentId })).entries).toEqual([]);
    const [reported] = (await search({ object: east.code, action: 'case.reported' })).entries;
    expect(reported?.actor).toMatchObject({ kind: 'resident', id: null, name: null });
    const params = { id: reported?.id ?? '' };
    const whole = await (await world.staff('auditor'))('getAuditEntry', { params });
    expect(whole.ok.request).toBeNull();
    expect(whole.raw.body).not.toContain(residentId);
    expect((await search({ person: '欧阳' })).entries).toEqual([]);
  });

  test('by a part of the name that sixty of the staff have in common, all of them', async () => {
    const { database } = world.deps;
    await database.pool.query(
      `insert into staff (county, id, login, name, created_at)
       select $1, gen_random_uuid(), 'same-' || n, '同名' || n, now() from generate_series(1, 60) n`,
      [county],
    );
    expect(await findByName(database.read, jobScope(county, 'test'), '同名')).toHaveLength(60);
  });

  test('by verb, by kind of verb, by id, by kind/id, by day and by area', async () => {
    expect(new Set(await actionsOf({ action: 'case.reported' }))).toEqual(
      new Set(['case.reported']),
    );
    const looks = await actionsOf({ kind: 'look' });
    expect(looks).toContain('case.opened');
    expect(looks).not.toContain('case.accepted');
    expect(await actionsOf({ kind: 'change', action: 'case.opened' })).toEqual([]);
    expect(await actionsOf({ object: east.id })).toEqual(['case.accepted', 'case.reported']);
    expect(await actionsOf({ object: `case/${east.id}` })).toHaveLength(2);
    expect(await actionsOf({ until: '2026-10-14', object: east.code })).toEqual([]);
    expect(await actionsOf({ from: '2026-10-15', until: '2026-10-15', object: east.code })).toEqual(
      ['case.accepted', 'case.reported'],
    );
    const inEast = (await search({ area: '339999002000' })).entries;
    expect(new Set(inEast.map(({ object }) => object.name))).toEqual(new Set([east.code]));
  });

  test('a page follows the one before, also when entries come in between', async () => {
    for (let turn = 0; turn < 55; turn++) await search({ action: 'photo.seen' });
    await chainAll(world.deps);
    world.clock.advance({ minutes: 1 });
    const first = await search({ action: 'audit.searched' });
    expect(first.entries).toHaveLength(50);
    await chainAll(world.deps);
    const second = await search({ action: 'audit.searched', after: first.next ?? '' });
    const seqs = [...first.entries, ...second.entries].map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(second.entries.length).toBeGreaterThan(4);
  });

  test.each([
    [{ from: '2026-10-15', until: '2026-10-14' }, 'span_reversed', '/from'],
    [{ action: 'case.eaten' }, 'action_unknown', '/action'],
  ])('what cannot be found is named: %o', async (body, code, field) => {
    const { problem } = await auditor('listAuditEntries', { body });
    expect(problem).toMatchObject({ status: 422, code, fields: [{ field }] });
  });
});

describe('who sees how far', () => {
  test('the auditor of a town sees what lies in the town, and nothing else', async () => {
    const ofWest = await world.staff('auditor_west');
    const { entries } = await search({}, ofWest);
    expect(entries.length).toBeGreaterThan(1);
    for (const { area } of entries) expect(area).toMatch(/^339999001/);
    expect(await actionsOf({ object: east.code }, ofWest)).toEqual([]);
    const [inEast] = (await search({ object: east.code })).entries;
    const { problem } = await ofWest('getAuditEntry', { params: { id: inEast?.id ?? '' } });
    expect(problem).toMatchObject({ status: 404, code: 'entry_not_found' });
  });

  test('the security officer reads it too; nobody else does, and whoever tries is in it', async () => {
    const officer = await world.staff('security_officer');
    expect((await search({ object: west.code }, officer)).entries.length).toBe(3);
    const reviewer = await world.staff('reviewer');
    const { problem } = await reviewer('listAuditEntries');
    expect(problem).toMatchObject({ status: 403, code: 'not_your_role' });
    await chainAll(world.deps);
    const [refused] = (await search({ action: 'access.refused' })).entries;
    expect(refused).toMatchObject({
      actor: { name: 'reviewer', roles: [] },
      object: { name: 'listAuditEntries' },
    });
  });

  test('whoever reaches for a case elsewhere is in it, too', async () => {
    const ofWest = await world.staff('intake_west');
    expect((await ofWest('getCase', { params: { code: east.code } })).status).toBe(404);
    await chainAll(world.deps);
    const [refused] = (await search({ person: 'intake_west', action: 'access.refused' })).entries;
    expect(refused).toMatchObject({ actor: { roles: ['intake'], areas: ['339999001'] } });
  });

  test('looking through the audit is in the audit, with what was looked for', async () => {
    await search({ object: west.code, from: '2026-10-01' });
    await chainAll(world.deps);
    const [own] = (await search({ action: 'audit.searched' })).entries;
    const { ok } = await auditor('getAuditEntry', { params: { id: own?.id ?? '' } });
    expect(ok.details).toMatchObject({ from: '2026-10-01', objects: `case/${west.id}` });
  });

  test('the words that somebody typed are not in the audit, only that it was words', async () => {
    for (const object of ['欧阳静姝', phone, `case/${phone}`, 'case']) {
      await search({ object });
      world.clock.advance({ minutes: 1 });
    }
    await search({ person: '欧阳' });
    await chainAll(world.deps);
    const { entries } = await search({ action: 'audit.searched' });
    const opened = await Promise.all(
      entries
        .slice(0, 5)
        .map(async ({ id }) => (await auditor('getAuditEntry', { params: { id } })).ok.details),
    );
    const kept = opened.map(({ objects }) => objects);
    expect(kept).toEqual([null, 'case', 'case/words', 'words', 'words']);
    expect(JSON.stringify(opened)).not.toMatch(/欧阳|138123/);
  });
});

describe('one entry', () => {
  const open = async (query: AuditFilter) => {
    const [found] = (await search(query)).entries;
    return (await auditor('getAuditEntry', { params: { id: found?.id ?? '' } })).ok;
  };
  test('shows its place in the chain, its digests, its request, and that it is whole', async () => {
    const entry = await open({ object: west.code, action: 'case.accepted' });
    expect(entry).toMatchObject({ whole: true, details: { unit: null } });
    expect(entry.before).not.toBe(entry.after);
    expect(entry.request).toMatch(/^test-request-/);
    expect(entry.last).toBeGreaterThan(entry.seq);
    const first = await open({ object: west.code, action: 'case.reported' });
    expect(first).toMatchObject({ before: null, whole: true });
    expect(first.after).toMatch(/^[0-9a-f]{64}$/);
  });

  test('a look has no digests, and the number under which the server’s log has it', async () => {
    const entry = await open({ action: 'case.opened' });
    expect(entry).toMatchObject({ before: null, after: null });
    expect(entry.request).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('one that was altered behind the back says so', async () => {
    const { pool } = world.deps.database;
    const forge = async (to: string) => {
      await pool.query('alter table audit_entries disable trigger audit_entries_no_update');
      const sql = `update audit_entries set reason = $1 where object = $2 and action = 'case.accepted'`;
      await pool.query(sql, [to, `case/${east.id}`]);
      await pool.query('alter table audit_entries enable trigger audit_entries_no_update');
    };
    const was = await pool.query<{ reason: string }>(
      `select reason from audit_entries where object = $1 and action = 'case.accepted'`,
      [`case/${east.id}`],
    );
    for (const reason of ['没有理由', 'v1|aes-256-gcm|nobodys|AA|AA|AA']) {
      await forge(reason);
      const entry = await open({ object: east.code, action: 'case.accepted' });
      expect(entry).toMatchObject({ whole: false, reason });
    }
    await forge(was.rows[0]?.reason ?? '');
  });
});

describe('the state of the chain', () => {
  const state = async () => (await auditor('getAuditState')).ok;
  test('says what waits, how long entries are kept, and what came of the last check', async () => {
    await search({});
    expect(await state()).toMatchObject({ keptMonths: 36, prunedTo: 0, faults: 0, check: null });
    expect((await state()).waiting.entries).toBeGreaterThan(0);
    await chainAll(world.deps);
    expect((await state()).waiting).toEqual({ entries: 0, since: null });
    const { sealKey } = world.deps;
    await checkAudit({ ...world.deps, key: sealKey.publicKey, heads: { read: async () => [] } });
    const after = await state();
    expect(after.check).toMatchObject({ findings: [], seq: after.head?.seq });
  });
});

describe('an export', () => {
  const take = (body: object, by: Caller = auditor) =>
    by('exportAudit', { body: { reason: '上级检查', filter: {}, ...body } });

  test('as lines holds what is needed to recompute every entry, and no salt', async () => {
    await chainAll(world.deps);
    const { raw } = await take({ format: 'jsonl', filter: { object: west.code } });
    expect(raw.headers['content-disposition']).toBe(
      `attachment; filename="audit-${county}-2026-10-15.jsonl"`,
    );
    const [about, ...lines] = raw.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(about).toMatchObject({ format: 'pingan-audit-export-2', filter: { object: west.code } });
    expect(lines).toHaveLength(3);
    for (const { seq, chainedAt, previous, hash, leaf: given, entry } of lines) {
      const leaf = given ? Buffer.from(given, 'hex') : leafOf(entry as EntryText);
      const before = Buffer.from(previous, 'hex');
      const own = linkOf({ seq: BigInt(seq), chainedAt, previous: before, leaf });
      expect(own.toString('hex')).toBe(hash);
    }
    const accepted = lines.find(({ entry }) => entry.action === 'case.accepted');
    expect(accepted).toMatchObject({ reason: '请打 *********** 联系我' });
    expect(accepted?.entry.reason).toMatch(/^v1\|/);
    const salts = await world.deps.database.pool.query<{ salt: Buffer }>(
      'select salt from audit_entries where salt is not null',
    );
    for (const { salt } of salts.rows) expect(raw.body).not.toContain(salt.toString('hex'));
  });

  test('as a workbook has a row for each entry, in the reader’s language', async () => {
    await chainAll(world.deps);
    const headers = { 'accept-language': 'en' };
    const filter = { object: west.code };
    const { raw } = await auditor('exportAudit', {
      headers,
      body: { filter, format: 'xlsx', reason: 'inspection' },
    });
    const [sheet] = await readWorkbook(raw.rawPayload);
    const [titles, first] = sheet?.data ?? [];
    expect(sheet?.data).toHaveLength(4);
    expect(titles?.slice(0, 3)).toEqual(['Number', 'Time (Beijing)', 'Who']);
    expect(first).toContain('reported a case');
    expect(first).toContain(west.code);
    expect(first).toContain('Resident');
    expect(JSON.stringify(sheet?.data)).not.toContain(residentId);
  });

  test('as a workbook in Chinese says people, roles and areas in words, with no code word', async () => {
    await chainAll(world.deps);
    const rowsOf = async (filter: AuditFilter) => {
      const body = { filter, format: 'xlsx', reason: '上级检查' };
      const { raw } = await auditor('exportAudit', { body });
      return (await readWorkbook(raw.rawPayload))[0]?.data.slice(1) ?? [];
    };
    const [reported, accepted] = await rowsOf({ object: west.code });
    expect(reported?.[2]).toBe('居民');
    expect(accepted?.slice(2, 6)).toEqual([
      'intake',
      '受理员',
      expect.stringMatching(/^[^a-z]+（339999）$/),
      '受理事件',
    ]);
    expect(accepted?.[8]).toMatch(/（339999001001001）$/);
    const by = { deps: world.deps, ask: { scope: jobScope(county, 'grow_up') } };
    await world.deps.database.transact((tx) =>
      recordAudit(tx, by, { action: 'audit.pruned', object: 'audit' }),
    );
    await chainAll(world.deps);
    const [own] = await rowsOf({ action: 'audit.pruned' });
    expect(own?.slice(2, 4)).toEqual(['系统', '更新年龄段']);
  });

  test('is itself in the audit with its reason, and without one there is none', async () => {
    await take({ format: 'jsonl', reason: '年度检查 13900001111' });
    await chainAll(world.deps);
    const [own] = (await search({ action: 'audit.exported' })).entries;
    expect(own).toMatchObject({ actor: { name: 'auditor' }, reason: '年度检查 ***********' });
    const { problem } = await take({ format: 'jsonl', reason: '' });
    expect(problem).toMatchObject({ status: 400, fields: [{ field: '/reason' }] });
  });

  test('as lines does not say which resident did what, nor in which request', async () => {
    await chainAll(world.deps);
    const { raw } = await take({ format: 'jsonl' });
    const lines = raw.body
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line));
    const theirs = lines.filter(({ entry }) => entry.actorKind === 'resident');
    expect(theirs.length).toBeGreaterThan(0);
    for (const { leaf, entry } of theirs) {
      expect(leaf).toMatch(/^[0-9a-f]{64}$/);
      for (const hidden of ['actor', 'request', 'saltHash'])
        expect(entry).not.toHaveProperty(hidden);
    }
    expect(lines.filter(({ entry }) => entry.actor === residentId)).toEqual([]);
    const staffs = lines.find(({ entry }) => entry.actorKind === 'staff');
    expect(staffs).not.toHaveProperty('leaf');
    expect(staffs.entry.actor).toEqual(expect.any(String));
  });

  test('holds no name and no phone of a resident', async () => {
    const { raw } = await take({ format: 'jsonl' });
    for (const canary of ['欧阳静姝', '欧阳', phone, phone.slice(3)])
      expect(raw.body).not.toContain(canary);
  });
});
