import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../app.ts';
import { callerOf } from '../callers.ts';
import { type Agreeing, allPages, inOrder, openable, openCases } from './agreement.ts';
import { counties } from './land.ts';
import { residentCookie, residentId } from './people.ts';
import { residents } from './world.ts';

/** What residents find of their own. */
export function residentsAgree(the: Agreeing): void {
  describe.each(Object.values(residents))('the %s', (name) => {
    let me: Caller;
    const openMyCases = () =>
      openCases(the.everything.cases, (code) => me('getMyCase', { params: { code } }));
    beforeAll(async () => {
      const cookie = await residentCookie(the.world, counties.here, residentId(name));
      me = callerOf(the.world.app, cookie, counties.here);
    });

    test('finds every case and photo that opens, and counts them', async () => {
      const pages = await allPages(async (query) => (await me('listMyCases', { query })).ok);
      const codes = pages.flatMap(({ cases }) => cases.map(({ code }) => code));
      expect(codes.length).toBe(pages[0]?.total);
      const opened = await openMyCases();
      expect(opened.photos.length).toBeGreaterThan(3);
      expect(inOrder(codes)).toEqual(opened.codes);
      expect(inOrder(opened.photos)).toEqual(
        await openable(the.everything.photos, (id) => me('getMyPhoto', { params: { id } })),
      );
    });

    test('finds every award that opens, the same in statement, cases and notices', async () => {
      const pages = await allPages(async (query) => (await me('listMyAwards', { query })).ok);
      const awards = inOrder(pages.flatMap(({ lines }) => lines.map(({ id }) => id)));
      expect(awards).toEqual(
        await openable(the.everything.awards, (id) => me('getMyAward', { params: { id } })),
      );
      const cases = await openMyCases();
      const named = [...cases.awards];
      const lines = await allPages(async (query) => (await me('getMyStatement', { query })).ok);
      for (const { award } of lines.flatMap((page) => page.lines)) named.push(award?.id ?? '');
      const receipts = await openable(the.everything.awards, (id) =>
        me('getMyReceipt', { params: { id } }),
      );
      expect(receipts.length).toBeGreaterThan(0);
      const notices = await allPages(async (query) => (await me('listMyNotices', { query })).ok);
      const told = notices.flatMap((page) => page.notices);
      named.push(...receipts, ...told.map(({ award }) => award ?? ''));
      expect(inOrder([...named, ...awards].filter(Boolean))).toEqual(awards);
      for (const { caseCode } of told)
        if (caseCode !== null) expect(cases.codes).toContain(caseCode);
    });

    test('marks no notices by those of somebody else', async () => {
      const before = (await me('getMe')).ok.unreadNotices;
      expect(before).toBeGreaterThan(0);
      const theirs = name === residents.mine ? 'others' : 'mine';
      for (const upTo of [the.world.here.grid[theirs].notice, the.world.elsewhere.mine.notice])
        await the.trials.run(async () => {
          expect((await me('markNoticesRead', { body: { upTo } })).ok.unread).toBe(before);
        });
    });
  });
}
