import { exclusions } from '../../../contract/mediations.ts';
import { getArea } from '../../../server/features/areas/service.ts';
import * as mediations from '../../../server/features/mediations/service.ts';
import { localDate } from '../../../server/platform/calendar.ts';
import { reportClue, solveClue } from './mediation-clue.ts';
import { conclude, hasPhone, opener } from './mediation-end.ts';
import type { Story } from './mediation-stories.ts';
import type { SeedResident } from './people.ts';
import { actingAt, daysBefore, done, residentAt, type Shop } from './shop.ts';
import { residentId } from './write.ts';

/** A mediator, their team, and who of it comes along. */
export interface Leading {
  mediator: SeedResident;
  team: string | null;
  helpers: readonly SeedResident[];
}

export interface Telling {
  shop: Shop;
  story: Story;
  leading: Leading;
  id: string;
  /** Of the papers that the mediator brought: a session each, then the agreement. */
  photos: readonly string[];
  /** So many days after it was opened. */
  day: (after: number) => Date;
}

const details = (address: string) => ({
  sex: null,
  ethnicity: '汉族',
  age: null,
  occupation: '',
  employer: '',
  address,
});

/** Takes one file along its road, each step by whoever takes it. */
export async function tell(
  shop: Shop,
  { story, leading, photos }: Pick<Telling, 'story' | 'photos'> & { leading: readonly Leading[] },
): Promise<void> {
  const leads = leading[story.mediator ?? 0];
  if (leads === undefined) throw new Error(`nobody leads ${story.key}`);
  // What comes to an end within an hour takes a hundredth of a day a step.
  const pace = story.atOnce ? 0.01 : 1;
  const day = (after: number) => daysBefore(shop.now, story.opened - after * pace);
  const caseCode = await reportClue(shop, story);
  const id = await open(shop, { story, day, caseCode });
  const telling = { shop, story, leading: leads, id, photos, day };
  await hear(telling);
  await conclude(telling);
  if (caseCode !== null) await solveClue(shop, story, caseCode);
}

async function open(
  shop: Shop,
  { story, day, caseCode }: Pick<Telling, 'story' | 'day'> & { caseCode: string | null },
): Promise<string> {
  const { key, parties, kind, grade, facts, wishes } = story;
  const { deps, ask } = actingAt(shop, opener)(`mediation/${key}`, day(0));
  const sides = parties.map(async ({ name, phone, grid }) => {
    const home = await getArea(deps, ask.scope, grid);
    return { name, phone, ...details(home?.name.zh ?? '') };
  });
  const opened = await mediations.openMediation(deps, ask, {
    caseCode,
    grid: parties[0].grid,
    kind,
    source: caseCode === null ? 'application' : 'initiative',
    grade,
    facts,
    wishes,
    concerns: [],
    ruledOut: exclusions,
    parties: await Promise.all(sides),
  });
  return done(opened).id;
}

/** Both know their rights and have shown who they are; a mediator is found, and sits down with them. */
async function hear(telling: Telling): Promise<void> {
  const { shop, story, leading, id, day } = telling;
  const { key, parties, grade, sessions } = story;
  const desk = actingAt(shop, opener);
  for (const [place, party] of parties.entries()) {
    const side = place + 1;
    const step = `mediation/${key}/rights${place}`;
    if (hasPhone(party)) {
      const { deps, ask } = residentAt(shop, party)(step, day(0));
      done(await mediations.acknowledgeRights(deps, ask, id));
    } else {
      const { deps, ask } = desk(step, day(0));
      done(await mediations.informParty(deps, ask, { id, side }));
    }
    const { deps, ask } = desk(`mediation/${key}/identity${side}`, day(0));
    const paper = { heldOn: localDate(day(0)), words: '居民身份证，已核对。' };
    done(await mediations.addPaper(deps, ask, { id, kind: 'identity', side, ...paper }));
  }
  const { mediator, team } = leading;
  const assigning = desk(`mediation/${key}/assign`, day(1));
  const chosen = { mediator: residentId(shop.county, mediator.phone), team, grade };
  done(await mediations.assignMediator(assigning.deps, assigning.ask, { id, ...chosen }));
  for (const [place, words] of sessions.entries()) await sit(telling, { place, words });
}

/** The mediator writes a session down, or brings it on paper. */
async function sit(
  { shop, story: { key, onPaper }, leading, id, day, photos }: Telling,
  { place, words }: { place: number; words: string },
): Promise<void> {
  const at = day(2 + place * 6);
  const helpers = leading.helpers.map(({ phone }) => residentId(shop.county, phone));
  const session = { kind: 'session', heldOn: localDate(at), words, helpers } as const;
  const step = `mediation/${key}/session${place}`;
  if (onPaper) {
    const { deps, ask } = actingAt(shop, opener)(step, at);
    const photoIds = photos.slice(place, place + 1);
    done(await mediations.addPaper(deps, ask, { id, side: null, photoIds, ...session }));
    return;
  }
  const { deps, ask } = residentAt(shop, leading.mediator)(step, at);
  done(await mediations.recordSession(deps, ask, { id, ...session }));
}
