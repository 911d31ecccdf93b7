import type { RouteName } from '../../contract/table.ts';
import { type Caller, callerOf, type TestApp } from '../app.ts';
import { codeOf } from './land.ts';
import { register, residentCookie, residentId } from './people.ts';
import type { Asking, Recipe } from './requests.ts';
import type { Things } from './things.ts';

const leader = 'patrol leader';
const grownUp = (county: number) => ({
  body: { name: '大禾', grid: codeOf(county, 'grid'), age: { kind: 'adult' } },
});

/** A patrol of somebody who leads it. */
export async function makePatrol(world: TestApp, county: number): Promise<Partial<Things>> {
  const one = await register(world, county, { name: leader, home: 'grid' });
  (await one('completeProfile', grownUp(county))).ok;
  return { patrol: (await one('beginPatrol')).ok.id };
}

async function leaderOf({ world, county }: Asking): Promise<Caller> {
  const cookie = await residentCookie(world, county, residentId(leader));
  return callerOf(world.app, cookie, county);
}

const sayAge = ({ caller, county }: Asking) => caller('completeProfile', grownUp(county));
const nothing = { about: 'nothing', named: false } as const;

/** Their own patrol, which they have just begun; where they cannot, somebody else’s. */
async function ownPatrol(asking: Asking): Promise<string> {
  await sayAge(asking);
  const begun = await asking.caller('beginPatrol');
  return begun.status === 201 ? begun.ok.id : asking.things.patrol;
}

export const ofPatrols: Partial<Record<RouteName, Recipe>> = {
  beginPatrol: {
    ...nothing,
    ask: async (asking) => {
      await sayAge(asking);
      return {};
    },
  },
  joinPatrol: {
    ...nothing,
    named: true,
    ask: async (asking) => {
      await sayAge(asking);
      const begun = await (await leaderOf(asking))('beginPatrol');
      return { body: { code: begun.status === 201 ? (begun.ok.code ?? '') : '00000000' } };
    },
  },
  endPatrol: {
    ...nothing,
    named: true,
    ask: async (asking) => ({
      params: { id: asking.whose === 'mine' ? await ownPatrol(asking) : asking.things.patrol },
    }),
  },
  provePatrol: {
    ...nothing,
    named: true,
    ask: async (asking) => ({
      params: {
        id: asking.whose === 'mine' ? await ownPatrol(asking) : asking.things.patrol,
      },
      body: { datum: 'wgs84', points: [] },
    }),
  },
  listMyPatrols: { ...nothing, ask: () => ({}) },
};
