import * as photos from '../../../server/features/photos/service.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { inOneTransaction } from '../history/one-transaction.ts';
import { paint } from '../photos/paint.ts';
import { rushInDecember } from './december.ts';
import { opener } from './mediation-end.ts';
import { type Leading, tell } from './mediation-road.ts';
import { type Story, storiesOf } from './mediation-stories.ts';
import { apply, certificates, certify, setUpTeam } from './mediators.ts';
import { type SeedResident, townOf } from './people.ts';
import type { CountyPlan } from './plan.ts';
import { actingAt, done, isWritten, type Shop } from './shop.ts';

const isGrown = ({ ageGroup }: SeedResident) => ageGroup === '35_59' || ageGroup === '60_plus';

/** Files of mediation at every end they can come to, mediators, somebody who has applied, and teams. */
export async function writeMediations(
  deps: Deps,
  { land: { county }, residents, staff }: CountyPlan,
): Promise<void> {
  if (await isWritten(deps, 'mediators', county)) return;
  const people = cast(residents);
  if (people === undefined) return;
  const stories = storiesOf(people.parties);
  const outside: Shop = { deps, county, residents, staff, now: deps.clock.now() };
  const papers = await photographed(outside, stories);
  await inOneTransaction(deps, async (within) => {
    const shop: Shop = { ...outside, deps: within };
    await certify(shop, people.mediators);
    const words = '在这里住了很多年，邻里的事愿意出一份力。';
    await apply(shop, people.applicant, { applied: 2, words });
    const leading = await teamUp(shop, people);
    await rushInDecember(shop, people);
    for (const story of stories)
      await tell(shop, { story, leading, photos: papers.get(story.key) ?? [] });
  });
}

/** Papers that a mediator brings to the desk, by story: its sessions and its agreement. Files cannot be part of a transaction. */
async function photographed(shop: Shop, stories: readonly Story[]): Promise<Map<string, string[]>> {
  const papers = new Map<string, string[]>();
  for (const { key, sessions } of stories.filter(({ onPaper }) => onPaper)) {
    const ids: string[] = [];
    for (const place of [...sessions, 'agreement'].keys()) {
      const seed = `mediation/${key}/paper${place}`;
      const { deps, ask } = actingAt(shop, opener)(seed, shop.now);
      const photo = await paint({ scene: 'sheet', seed, done: false });
      ids.push(done(await photos.upload(deps, ask, photo)).id);
    }
    papers.set(key, ids);
  }
  return papers;
}

interface Cast {
  mediators: readonly SeedResident[];
  applicant: SeedResident;
  helpers: readonly SeedResident[];
  /** Mediated a year ago, and no more. */
  former: SeedResident;
  parties: readonly SeedResident[];
}

const parties = 20;

/** The first resident to sign in as is a party; all others are grown-ups of other households. */
function cast(residents: readonly SeedResident[]): Cast | undefined {
  const [first, ...others] = residents;
  if (first === undefined) return undefined;
  const town = townOf(first.grid);
  const taken = new Set([first.household]);
  const grown = others.filter((one) => {
    if (!isGrown(one) || townOf(one.grid) !== town || taken.has(one.household)) return false;
    taken.add(one.household);
    return true;
  });
  const [mediator, applicant, helper, second, ...rest] = grown;
  const more = rest.slice(parties);
  const mediators = certificates.length - 1;
  const [third, fourth, former] = more.slice(mediators);
  if (!mediator || !applicant || !helper || !second || !third || !fourth || !former)
    return undefined;
  return {
    mediators: [mediator, ...more.slice(0, mediators)],
    applicant,
    helpers: [helper, second, third, fourth],
    former,
    parties: [first, ...rest.slice(0, parties)],
  };
}

/** One team goes with the first mediator, another one with the others. */
async function teamUp(shop: Shop, { mediators, helpers, parties: [first] }: Cast) {
  const area = townOf(first?.grid ?? '');
  const [old, young] = [helpers.slice(0, 2), helpers.slice(2)];
  const one = { name: '老街坊调解队', members: old, area, days: 80 };
  const other = { name: '南门和事佬', members: young, area, days: 60 };
  const teams = [
    { team: await setUpTeam(shop, one), helpers: old },
    { team: await setUpTeam(shop, other), helpers: young },
  ] as const;
  return mediators.map(
    (mediator, place): Leading => ({ mediator, ...(place === 0 ? teams[0] : teams[1]) }),
  );
}
