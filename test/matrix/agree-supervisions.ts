import { expect, test } from 'vitest';
import type { StaffRole } from '../../contract/route.ts';
import type { Supervision } from '../../contract/supervisions.ts';
import type { Caller } from '../app.ts';
import { type Agreeing, inOrder, openable, seated } from './agreement.ts';
import { counties, loginOf, type Seat, seats } from './land.ts';
import { openMakers } from './people.ts';

const readers = ['intake', 'reviewer', 'leader'] as const;

/** Slips about what is late: whoever can open the case finds its slip in their list, and no other. */
export function supervisionsAgree(the: Agreeing): void {
  /** The slips of every case there is: those that a reader is shown, and those whose case they open. */
  async function slipsOf(role: StaffRole, seat: Seat) {
    const reader = await seated(the.world, loginOf(role, seat));
    const { first } = await openMakers(the.world, counties.here);
    const body = { words: '请尽快办', replyHours: 24 };
    return the.trials.run(async () => {
      const supervised = await openable(the.everything.cases, (code) =>
        first('superviseCase', { params: { code }, body }),
      );
      const supervisions = await everySlip(reader);
      const opened = await openable(supervised, (code) => reader('getCase', { params: { code } }));
      expect(opened.length).toBeGreaterThan(0);
      return { listed: inOrder(supervisions.map(({ code }) => code)), opened };
    });
  }

  test.each(seats)(
    'of the cases that a unit opens it is shown the slips that it owes',
    async (seat) => {
      const { listed, opened } = await slipsOf('unit_handler', seat);
      expect(listed.length).toBeGreaterThan(0);
      expect(opened).toEqual(expect.arrayContaining([...listed]));
    },
  );

  test.each(seats.flatMap((seat) => readers.map((role) => [role, seat] as const)))(
    'the slips of a %s of a %s are those of the cases that they open',
    async (role, seat) => {
      const { listed, opened } = await slipsOf(role, seat);
      expect(listed).toEqual(opened);
    },
  );
}

/** What their list shows, page by page. */
async function everySlip(reader: Caller): Promise<Supervision[]> {
  const slips: Supervision[] = [];
  for (let after: string | undefined; ; ) {
    const query = { show: 'all' as const, ...(after === undefined ? {} : { after }) };
    const { supervisions, next } = (await reader('listSupervisions', { query })).ok;
    slips.push(...supervisions);
    if (next === null) return slips;
    after = next;
  }
}
