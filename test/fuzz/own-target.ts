import { staffRoles } from '../../contract/route.ts';
import { makePhoto } from '../app.ts';
import { password } from '../county.ts';
import { counties, loginOf } from '../matrix/land.ts';
import { residentCookie, residentId, staffCookie } from '../matrix/people.ts';
import { residents, startMatrixWorld } from '../matrix/world.ts';
import type { TestDatabase } from '../postgres.ts';
import { comingAgain } from './come-again.ts';
import type { Target } from './run.ts';

/** Requests can end sessions; so many of each person are opened beforehand. */
const spareSessions = 20;

export interface OwnTarget {
  target: Target;
  close(): Promise<void>;
}

/** A server of our own with two counties full of everything, and sessions of everybody there is. */
export async function openOwnTarget(database?: TestDatabase): Promise<OwnTarget> {
  const world = await startMatrixWorld({ database });
  const county = counties.here;
  const several = (open: () => Promise<string>) =>
    Promise.all(Array.from({ length: spareSessions }, open));
  const sessions: Target['sessions'] = {};
  for (const role of staffRoles)
    sessions[role] = await several(() => staffCookie(world, county, loginOf(role, 'county')));
  for (const name of Object.values(residents))
    sessions[`resident/${name}`] = await several(() =>
      residentCookie(world, county, residentId(name)),
    );
  const origin = await world.app.listen({ port: 0, host: '127.0.0.1' });
  return {
    target: {
      origin,
      county,
      sessions,
      secrets: [
        password,
        'a secret of the tests',
        // Phones of people in the register.
        '13900000000',
        '13900000001',
        ...Object.values(sessions)
          .flat()
          .map((cookie) => cookie.split('=')[1] ?? cookie),
      ],
      photo: await makePhoto(77),
      comeAgain: comingAgain(world),
    },
    close: () => world.close(),
  };
}
