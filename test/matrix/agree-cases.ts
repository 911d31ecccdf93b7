import { describe, expect, test } from 'vitest';
import { caseReaders } from '../../contract/route.ts';
import type { Caller } from '../app.ts';
import {
  type Agreeing,
  allPages,
  heldOf,
  inOrder,
  keysOf,
  openable,
  openCases,
  queueOf,
  seated,
  wholeQueueOf,
} from './agreement.ts';
import { loginOf, seats, severalSeats } from './land.ts';

/** Queues, counts and photos of staff, and the bulletin of everybody. */
export function casesAgree(the: Agreeing): void {
  const openStaffCases = (reader: Caller) =>
    openCases(the.everything.cases, (code) => reader('getCase', { params: { code } }));
  const openStaffPhotos = (reader: Caller) =>
    openable(the.everything.photos, (id) => reader('getStaffPhoto', { params: { id } }));
  const rosterPhotos = async (reader: Caller) => {
    const pages = await allPages(async (query) => (await reader('listRosters', { query })).ok);
    const photos: string[] = [];
    for (const { id } of pages.flatMap(({ rosters }) => rosters)) {
      const { photo } = (await reader('getRoster', { params: { id } })).ok;
      if (photo !== null) photos.push(photo.id);
    }
    return photos;
  };

  describe('cases', () => {
    test.each(seats)(
      'whoever sits at a %s finds in the queue what opens, and no more',
      async (seat) => {
        const reader = await seated(the.world, loginOf('auditor', seat));
        const queue = await wholeQueueOf(reader);
        const opened = await openStaffCases(reader);
        expect(queue.length).toBeGreaterThan(0);
        expect(queue).toEqual(opened.codes);
        const photos = [...opened.photos, ...(await rosterPhotos(reader))];
        expect(inOrder(photos)).toEqual(await openStaffPhotos(reader));
        // Looked for by its code, a case is no more there than in the whole list.
        for (const code of the.everything.cases.filter((one) => !queue.includes(one)).slice(0, 12))
          for (const show of ['open', 'closed'])
            expect(await queueOf(reader, { find: code, show })).toEqual([]);
        for (const role of caseReaders.filter((one) => one !== 'unit_handler')) {
          const colleague = await seated(the.world, loginOf(role, seat));
          expect(await wholeQueueOf(colleague), role).toEqual(queue);
        }
      },
    );

    test('a unit finds what was sent to it, wherever its people sit', async () => {
      const reader = await seated(the.world, loginOf('unit_handler', 'grid'));
      const queue = await wholeQueueOf(reader);
      const opened = await openStaffCases(reader);
      expect(queue.length).toBeGreaterThan(5);
      expect(queue).toEqual(opened.codes);
      expect(inOrder(opened.photos)).toEqual(await openStaffPhotos(reader));
      for (const seat of seats) {
        const colleague = await seated(the.world, loginOf('unit_handler', seat));
        expect(await wholeQueueOf(colleague), seat).toEqual(queue);
      }
    });

    test.each(seats)('a grid worker at a %s is sent where they may act', async (seat) => {
      const worker = await seated(the.world, loginOf('grid_worker', seat));
      const { tasks } = (await worker('listFieldTasks')).ok;
      const due: string[] = [];
      for (const code of await wholeQueueOf(worker)) {
        const { moves, stage, reporter } = (await worker('getCase', { params: { code } })).ok;
        const atDesk = ['accept', 'visit'] as const;
        // Whose reporter is protected has no alias, and is on no phone.
        const onSpot = stage === 'answered' && reporter.alias !== null;
        if (onSpot || atDesk.some((errand) => moves.includes(errand))) due.push(code);
      }
      expect(inOrder(tasks.map(({ code }) => code))).toEqual(inOrder(due));
    });

    const readers = [
      ...seats.flatMap((seat) => caseReaders.map((role) => loginOf(role, seat))),
      severalSeats.login,
    ];
    test.each(readers)('%s counts what the lists hold', async (login) => {
      const reader = await seated(the.world, login);
      const { counts } = (await reader('listCases', { body: {} })).ok;
      for (const show of [
        'open',
        'mine',
        'overdue',
        'to_accept',
        'to_dispatch',
        'to_verify',
        'soon',
        'to_visit',
      ] as const)
        expect((await queueOf(reader, { show })).length, show).toBe(counts[show]);
      const held = await reader('listHeldAwards');
      expect(counts.held).toBe(held.status === 403 ? 0 : (await heldOf(reader)).length);
    });
  });

  describe('the bulletin', () => {
    test('everybody opens the photos of the bulletin and none besides', async () => {
      const pages = await allPages(
        async (query) => (await the.world.anyone('listBulletin', { query })).ok,
      );
      const entries = pages.flatMap((page) => page.entries);
      expect(entries.length).toBeGreaterThan(3);
      for (const { id } of entries)
        expect((await the.world.anyone('getBulletinEntry', { params: { id } })).status).toBe(200);
      const copies = await keysOf(the.world, 'select id as key from masked_photos');
      const opened = await openable([...the.everything.photos, ...copies], (id) =>
        the.world.anyone('getPublishedPhoto', { params: { id } }),
      );
      expect(inOrder(entries.flatMap(({ before, after }) => [...before, ...after]))).toEqual(
        opened,
      );
      const written = await keysOf(the.world, 'select id as key from bulletin_entries');
      const opening = await openable(written, (id) =>
        the.world.anyone('getBulletinEntry', { params: { id } }),
      );
      expect(inOrder(entries.map(({ id }) => id))).toEqual(opening);
    });
  });
}
