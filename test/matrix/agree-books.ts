import { describe, expect, test } from 'vitest';
import { staffRoles } from '../../contract/route.ts';
import { type Agreeing, inOrder, keysOf, openable, seated } from './agreement.ts';
import { loginOf, seats } from './land.ts';

/** Versions, drafts, papers, rehearsals and corrections. */
export function booksAgree(the: Agreeing): void {
  describe('the rule book', () => {
    test('whoever lists versions and drafts opens them all, and those of no other county', async () => {
      for (const role of staffRoles)
        for (const seat of seats) {
          const reader = await seated(the.world, loginOf(role, seat));
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
            the.world,
            `select id as key from rule_drafts where state <> 'published'`,
          );
          expect(inOrder(drafts.map(({ id }) => id))).toEqual(
            await openable(everyDraft, (id) => reader('getRuleDraft', { params: { id } })),
          );
        }
    });

    test('versions that are announced are those that follow the one in force', async () => {
      const inForce = (await the.world.anyone('getRulebook')).ok.version;
      const coming = (await the.world.anyone('listComingRulebooks')).ok.map(
        ({ version }) => version,
      );
      const reader = await seated(the.world, loginOf('auditor', 'county'));
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
        expect((await the.world.anyone('getHandbook', { query })).status).toBe(status);
        const poster = await the.world.anyone('getPoster', { query, params: { rule: '2.2' } });
        expect(poster.status).toBe(status);
      }
    });

    test('whoever lists rehearsals and corrections opens them all, and those of no other county', async () => {
      const rehearsals = await keysOf(the.world, 'select id as key from rehearsals');
      const corrections = await keysOf(the.world, 'select id as key from corrections');
      let readers = 0;
      for (const role of staffRoles)
        for (const seat of seats) {
          const reader = await seated(the.world, loginOf(role, seat));
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
}
