import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { positions, units } from '../../../test/county.ts';
import { report } from '../../../test/road.ts';

let world: TestApp;
let resident: Caller;
let intake: Caller;
beforeAll(async () => {
  world = await startTestApp();
});
beforeEach(async () => {
  resident = await world.resident();
  intake = await world.staff('intake');
});
afterAll(() => world.close());

const nowhere = 'SY26-00000-00000';
const reported = async (count: number, given: Record<string, unknown> = {}) => {
  const codes: string[] = [];
  for (let made = 0; made < count; made++) codes.push((await report(resident, given)).code);
  return codes;
};
const accept = (caller: Caller, codes: readonly string[], requestId?: string) =>
  caller('acceptCases', {
    body: { codes, note: '看过了' },
    ...(requestId === undefined ? {} : { requestId }),
  });
const acceptedOf = ({ ok }: Awaited<ReturnType<typeof accept>>) =>
  ok.lines.filter(({ accepted }) => accepted).map(({ code }) => code);
const stageOf = async (code: string) => (await intake('getCase', { params: { code } })).ok.stage;
const acceptancesOf = async (code: string) => {
  const { history } = (await intake('getCase', { params: { code } })).ok;
  return history.filter(({ kind }) => kind === 'accepted').length;
};
async function auditedFor(action: string, object = '%') {
  const { rows } = await world.deps.database.pool.query(
    `select object from audit_waiting where action = $1 and object like $2
     union all select object from audit_entries where action = $1 and object like $2`,
    [action, object],
  );
  return rows.length;
}

test('several cases are accepted by one request, each with its step, its notice and its entry in the audit', async () => {
  const codes = await reported(3);
  const before = await auditedFor('case.accepted');
  const told = (await resident('listMyNotices')).ok.notices.length;
  const answered = await accept(intake, codes);
  expect(answered.ok.lines).toEqual(codes.map((code) => ({ code, accepted: true, refusal: null })));
  for (const code of codes) {
    expect(await stageOf(code)).toBe('accepted');
    expect(await acceptancesOf(code)).toBe(1);
  }
  await world.settle();
  expect((await resident('listMyNotices')).ok.notices.length).toBe(told + 3);
  expect((await auditedFor('case.accepted')) - before).toBe(3);
});

test('what may be accepted is, and each of the others says why it is not', async () => {
  const [fresh = '', taken = '', returned = ''] = await reported(3);
  await intake('acceptCase', { params: { code: taken }, body: { note: '' } });
  await intake('returnCase', { params: { code: returned }, body: { note: '请补一张照片' } });
  const { ok, status } = await accept(intake, [taken, fresh, nowhere, returned]);
  expect(status).toBe(200);
  expect(ok.lines).toEqual([
    { code: taken, accepted: false, refusal: expect.objectContaining({ zh: expect.any(String) }) },
    { code: fresh, accepted: true, refusal: null },
    { code: nowhere, accepted: false, refusal: expect.any(Object) },
    { code: returned, accepted: false, refusal: expect.any(Object) },
  ]);
  const alone = await intake('acceptCase', { params: { code: taken }, body: { note: '' } });
  expect(ok.lines[0]?.refusal?.zh).toBe(alone.problem.title);
  expect(await stageOf(fresh)).toBe('accepted');
  expect(await stageOf(returned)).toBe('returned');
});

test('a case elsewhere is refused like one that does not exist, and that somebody tried is recorded', async () => {
  const [west = ''] = await reported(1, { position: positions.west });
  const [east = ''] = await reported(1, { position: positions.east });
  const before = await auditedFor('access.refused', 'route/acceptCases');
  const { lines } = (await accept(await world.staff('intake_west'), [east, nowhere, west])).ok;
  expect(lines[0]?.refusal).toEqual(lines[1]?.refusal);
  expect(lines.map(({ accepted }) => accepted)).toEqual([false, false, true]);
  expect(await stageOf(east)).toBe('reported');
  expect((await auditedFor('access.refused', 'route/acceptCases')) - before).toBe(2);
});

test('two desks that accept the same rows at once accept each case once', async () => {
  const codes = await reported(8);
  const other = await world.staff('intake');
  const [one, two] = await Promise.all([
    accept(intake, codes),
    accept(other, [...codes].reverse()),
  ]);
  expect([one.status, two.status]).toEqual([200, 200]);
  expect([...acceptedOf(one), ...acceptedOf(two)].sort()).toEqual([...codes].sort());
  for (const code of codes) expect(await acceptancesOf(code)).toBe(1);
});

test('desks that choose rows that overlap, and one of them alone, lose none and take none twice', async () => {
  const codes = await reported(9);
  const desks = await Promise.all(Array.from({ length: 3 }, () => world.staff('intake')));
  const choices = [codes.slice(0, 6), codes.slice(3), codes.filter((_, no) => no % 2 === 0)];
  const [single = ''] = codes.slice(4, 5);
  const [alone, ...several] = await Promise.all([
    intake('acceptCase', { params: { code: single }, body: { note: '' } }),
    ...desks.map((desk, no) => accept(desk, [...(choices[no] ?? [])].reverse())),
  ]);
  const taken = [
    ...(alone.status === 200 ? [single] : []),
    ...several.flatMap((answered) => acceptedOf(answered as Awaited<ReturnType<typeof accept>>)),
  ];
  expect(taken.sort()).toEqual([...codes].sort());
  for (const code of codes) expect(await acceptancesOf(code)).toBe(1);
});

test('asked twice under one id it answers the same, and accepts nothing again', async () => {
  const codes = await reported(2);
  const first = await accept(intake, codes, 'accept-several-0001');
  const again = await accept(intake, codes, 'accept-several-0001');
  expect(again.ok).toEqual(first.ok);
  for (const code of codes) expect(await acceptancesOf(code)).toBe(1);
  const otherRows = await accept(intake, codes.slice(1), 'accept-several-0001');
  expect(otherRows.problem.code).toBe('request_id_reused');
});

test('where all have moved on nothing changes, and every line says so', async () => {
  const codes = await reported(2);
  await accept(intake, codes);
  const before = await auditedFor('case.accepted');
  const { ok } = await accept(intake, codes);
  expect(ok.lines.every(({ accepted }) => !accepted)).toBe(true);
  expect(await auditedFor('case.accepted')).toBe(before);
});

test('reports of one matter are accepted with the one that leads it, chosen or not', async () => {
  const [lead = '', chosen = '', unchosen = ''] = await reported(3);
  for (const code of [chosen, unchosen])
    await intake('mergeCases', { params: { code }, body: { into: lead, note: '同一件事' } });
  const { lines } = (await accept(intake, [chosen, lead])).ok;
  expect(lines.map(({ accepted }) => accepted)).toEqual([true, true]);
  for (const code of [lead, chosen, unchosen]) {
    expect(await stageOf(code)).toBe('accepted');
    expect(await acceptancesOf(code)).toBe(1);
  }
});

test('a report that names a unit is left for somebody to open: it may complain of that unit', async () => {
  const [plain = ''] = await reported(1);
  const [naming = ''] = await reported(1, { words: '找过 west 中队两次了，一直没人来' });
  const { lines } = (await accept(intake, [naming, plain])).ok;
  expect(lines).toEqual([
    {
      code: naming,
      accepted: false,
      refusal: expect.objectContaining({ zh: expect.stringContaining('west 中队') }),
    },
    { code: plain, accepted: true, refusal: null },
  ]);
  expect(await stageOf(naming)).toBe('reported');
  expect((await accept(intake, [naming])).ok.lines[0]?.accepted).toBe(false);
  const alone = { params: { code: naming }, body: { note: '', against: units.west } };
  expect((await intake('acceptCase', alone)).status).toBe(200);
});

test('neither nothing nor more than fifty at once, and none twice', async () => {
  expect((await accept(intake, [])).status).toBe(400);
  expect((await accept(intake, [nowhere, nowhere])).status).toBe(400);
  const many = Array.from({ length: 51 }, (_, no) => `SY26-00000-${String(no).padStart(5, '0')}`);
  expect((await accept(intake, many)).status).toBe(400);
});

test('who does not accept cases one by one does not accept several', async () => {
  const codes = await reported(1);
  for (const person of ['dispatcher', 'reviewer', 'handler_west', 'leader'] as const)
    expect((await accept(await world.staff(person), codes)).status, person).toBe(403);
});
