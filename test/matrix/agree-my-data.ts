import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExportedData } from '../../contract/exported-data.ts';
import type { Look } from '../../contract/my-data.ts';
import type { Caller } from '../app.ts';
import { callerOf } from '../callers.ts';
import { type Agreeing, allPages, inOrder, openCases } from './agreement.ts';
import { counties } from './land.ts';
import { residentCookie, residentId } from './people.ts';
import { residents } from './world.ts';

/** The archive that somebody takes home, and what the screens say of the same things. */
export function myDataAgrees(the: Agreeing): void {
  describe.each(Object.values(residents))('the copy that the %s takes home', (name) => {
    let me: Caller;
    let files: Record<string, Uint8Array>;
    let data: ExportedData;
    let held: Pick<ExportedData['held'][number], 'what' | 'purpose' | 'count'>[];
    let looks: Omit<Look, 'id'>[];
    beforeAll(async () => {
      const cookie = await residentCookie(the.world, counties.here, residentId(name));
      me = callerOf(the.world.app, cookie, counties.here);
      await the.trials.run(async () => {
        const { status, raw } = await me('exportMyData');
        expect(status, raw.body.slice(0, 200)).toBe(200);
        files = unzipSync(new Uint8Array(raw.rawPayload));
        data = JSON.parse(textOf('data.json'));
        // At the same moment: that the copy was taken is a look of its own.
        held = (await me('getMyData')).ok.groups.flatMap(({ entries }) => entries);
        const pages = await allPages(async (query) => (await me('listMyLooks', { query })).ok);
        looks = pages.flatMap((page) => page.looks).map(({ id: _, ...look }) => look);
      });
    });
    const textOf = (file: string) => Buffer.from(files[file] ?? []).toString();
    const openMine = () =>
      openCases(the.everything.cases, (code) => me('getMyCase', { params: { code } }));

    test('holds the cases that are listed, with the photos that open and no other picture', async () => {
      const opened = await openMine();
      expect(opened.codes.length).toBeGreaterThan(3);
      expect(inOrder(data.cases.map(({ code }) => code))).toEqual(opened.codes);
      const shown = await Promise.all(
        inOrder(opened.photos).map((id) =>
          me('getMyPhoto', { params: { id }, headers: { accept: 'image/webp' } }),
        ),
      );
      const pictures = Object.entries(files).filter(([file]) => file.startsWith('photos/'));
      expect(inOrder(pictures.map(([, bytes]) => digestOf(bytes)))).toEqual(
        inOrder(shown.map(({ raw }) => digestOf(raw.rawPayload))),
      );
      expect(inOrder(data.cases.flatMap(({ photos }) => photos))).toEqual(
        inOrder(pictures.map(([file]) => file)),
      );
    });

    test('holds every line of the statement and every notice, as they are listed', async () => {
      const lines = await allPages(async (query) => (await me('getMyStatement', { query })).ok);
      const line = ({ at, kind, points }: { at: string; kind: string; points: number }) =>
        `${at} ${kind} ${points}`;
      expect(data.points.lines.map(line)).toEqual(lines.flatMap((page) => page.lines).map(line));
      const told = await allPages(async (query) => (await me('listMyNotices', { query })).ok);
      expect(data.notices).toEqual(
        told
          .flatMap((page) => page.notices)
          .map(({ at, words, caseCode }) => ({ at, words, caseCode })),
      );
      expect(data.notices.length).toBeGreaterThan(0);
    });

    test('holds what was given to the village, as its own list says', async () => {
      const { gifts } = (await me('getMyLapsing')).ok;
      expect(data.points.gifts).toEqual(
        gifts.map(({ at, points, lapsesOn, village }) => ({ at, points, lapsesOn, village })),
      );
    });

    test('counts what is held and names who looked as the screens do', () => {
      expect(data.held).toEqual(held.map(({ what, purpose, count }) => ({ what, purpose, count })));
      expect(data.looks).toEqual(looks);
      expect(looks.length).toBeGreaterThan(0);
    });

    test('holds nobody else: no key of a case, person, photo, award or appeal that is not theirs', async () => {
      const mine = new Set([residentId(name), ...(await openMine()).codes]);
      const texts = ['data.json', 'index.html', 'README.txt'].map(textOf);
      for (const text of texts) expect(text.length).toBeGreaterThan(100);
      expect(texts.join()).toContain(residentId(name));
      for (const [kind, keys] of Object.entries(the.everything)) {
        expect(keys.length, kind).toBeGreaterThan(2);
        const strange = keys.filter((key) => !mine.has(key));
        const found = strange.filter((key) =>
          [...texts, ...Object.keys(files)].join().includes(key),
        );
        // Awards and photos are told by what they were for, not by keys.
        expect(found, kind).toEqual([]);
      }
    });
  });
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
