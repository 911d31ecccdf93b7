import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { Caller } from '../app.ts';
import { type Agreeing, allPages, inOrder, keysOf, openable, seated } from './agreement.ts';
import { loginOf, seats } from './land.ts';

const entriesOf = async (reader: Caller, filter: Record<string, string> = {}) => {
  const pages = await allPages(
    async (turn) => (await reader('listAuditEntries', { body: { ...filter, ...turn } })).ok,
  );
  return pages.flatMap(({ entries }) => entries);
};

const fileOf = async (reader: Caller, format: 'jsonl' | 'xlsx') => {
  const body = { filter: {}, format, reason: '上级检查' };
  const { raw } = await reader('exportAudit', { body });
  expect(raw.statusCode).toBe(200);
  return raw.rawPayload;
};

/** One entry of each verb at each place, of both counties: what all others are like. */
const oneOfEach = `select distinct on (county, action, area) id as key from audit_entries
  order by county, action, area, seq`;

/** Lists, entries and files of the audit. */
export function auditAgrees(the: Agreeing): void {
  const readers = (['auditor', 'security_officer'] as const).flatMap((role) =>
    seats.map((seat) => [role, seat] as const),
  );
  describe.each(readers)('the audit, for the %s of a %s', (role, seat) => {
    test('an entry is listed where it opens, and stands in both files', async () => {
      const reader = await seated(the.world, loginOf(role, seat));
      const listed = await entriesOf(reader);
      expect(listed.length).toBeGreaterThan(10);
      const ids = inOrder(listed.map(({ id }) => id));
      const some = await keysOf(the.world, oneOfEach);
      const opened = await openable(some, (id) => reader('getAuditEntry', { params: { id } }));
      expect(opened).toEqual(inOrder(some.filter((id) => ids.includes(id))));
      const lines = (await fileOf(reader, 'jsonl')).toString().trimEnd().split('\n').slice(1);
      expect(inOrder(lines.map((line) => JSON.parse(line).entry.id))).toEqual(ids);
      const [sheet] = await readWorkbook(await fileOf(reader, 'xlsx'));
      const numbers = sheet?.data.slice(1).map(([number]) => String(number)) ?? [];
      expect(inOrder(numbers)).toEqual(inOrder(listed.map(({ seq }) => String(seq))));
    });

    test('what is looked for by its key is no more there than in the whole list', async () => {
      const reader = await seated(the.world, loginOf(role, seat));
      const ids = (await entriesOf(reader)).map(({ object }) => object.key);
      const everyCase = await keysOf(the.world, `select 'case/' || id as key from cases`);
      const elsewhere = everyCase.filter((object) => !ids.includes(object));
      expect(elsewhere.length).toBeGreaterThan(0);
      for (const object of elsewhere.slice(0, 12))
        expect(await entriesOf(reader, { object })).toEqual([]);
    });
  });
}
