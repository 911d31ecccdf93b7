import { exclusions } from '../../../contract/mediations.ts';
import { getArea } from '../../../server/features/areas/service.ts';
import * as mediations from '../../../server/features/mediations/service.ts';
import { localDate } from '../../../server/platform/calendar.ts';
import { reportClue, solveClue } from './mediation-clue.ts';
import type { Party, Story } from './mediation-stories.ts';
import type { SeedResident } from './people.ts';
import { actingAt, daysBefore, done, residentAt, type Shop } from './shop.ts';
import { residentId } from './write.ts';

/** A mediator, their team, and who of it comes along. */
export interface Leading {
  mediator: SeedResident;
  team: string;
  helpers: readonly SeedResident[];
}

interface Telling {
  shop: Shop;
  story: Story;
  leading: Leading;
  id: string;
  /** So many days after it was opened. */
  day: (after: number) => Date;
}

/** The second one opens files: whoever comes first to the demo as the mediator in charge can review them. */
const opener = 'tiaojie2';
const reviewer = 'tiaojie';
const penOfTheParty = 'M20 60 L48 22 L76 60 M34 44 L62 44 M96 24 L96 64 M88 34 L128 30 L120 62';

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
  { story, leading }: { story: Story; leading: readonly Leading[] },
): Promise<void> {
  const leads = leading[story.mediator ?? 0];
  if (leads === undefined) throw new Error(`nobody leads ${story.key}`);
  // What comes to an end within an hour takes a hundredth of a day a step.
  const pace = story.atOnce ? 0.01 : 1;
  const day = (after: number) => daysBefore(shop.now, story.opened - after * pace);
  const caseCode = await reportClue(shop, story);
  const id = await open(shop, { story, day, caseCode });
  const telling = { shop, story, leading: leads, id, day };
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
async function hear({ shop, story, leading, id, day }: Telling): Promise<void> {
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
  const { mediator, team, helpers } = leading;
  const assigning = desk(`mediation/${key}/assign`, day(1));
  const chosen = { mediator: residentId(shop.county, mediator.phone), team, grade };
  done(await mediations.assignMediator(assigning.deps, assigning.ask, { id, ...chosen }));
  for (const [place, words] of sessions.entries()) {
    const at = day(2 + place * 6);
    const { deps, ask } = residentAt(shop, mediator)(`mediation/${key}/session${place}`, at);
    const came = helpers.map(({ phone }) => residentId(shop.county, phone));
    const session = { kind: 'session', heldOn: localDate(at), words, helpers: came } as const;
    done(await mediations.recordSession(deps, ask, { id, ...session }));
  }
}

const hasPhone = (party: Party): party is Party & { phone: string } => party.phone !== null;

async function conclude(telling: Telling): Promise<void> {
  const { story, day } = telling;
  switch (story.until) {
    case 'session':
      return story.referred === undefined ? undefined : refer(telling, story.referred);
    case 'failed':
      return giveUp(telling);
    case 'withdrawn':
      return leave(telling);
    case 'proposed': {
      const answering = await propose(telling);
      return answer(answering, 1);
    }
    default: {
      const answering = await propose(telling);
      for (const side of [0, 1] as const) await answer(answering, side);
      if (story.until === 'agreed') return;
      await review(telling, day(6), '记录完整，双方满意。');
      if (story.until === 'kept') await visit(telling);
    }
  }
}

async function refer(telling: Telling, referred: NonNullable<Story['referred']>): Promise<void> {
  const { shop, story, id, day } = telling;
  const { deps, ask } = actingAt(shop, opener)(`mediation/${story.key}/refer`, day(6));
  done(await mediations.referMediation(deps, ask, { id, ...referred }));
  await review(telling, day(8), '两边的材料都问全了，转出得及时。');
}

async function giveUp(telling: Telling): Promise<void> {
  const { shop, story, leading, id, day } = telling;
  const { deps, ask } = residentAt(shop, leading.mediator)(
    `mediation/${story.key}/gave-up`,
    day(9),
  );
  const words = '谈了两次，金额差得不多，但都不肯再让，先告知其他途径。';
  done(await mediations.giveUpMediation(deps, ask, { id, words }));
  await review(telling, day(11), '没有谈成，但记录扎实，请了园林所到场，做得好。');
}

async function leave(telling: Telling): Promise<void> {
  const { shop, story, id, day } = telling;
  const [party] = story.parties;
  if (!hasPhone(party)) throw new Error(`${story.key}: nobody withdraws without a phone`);
  const { deps, ask } = residentAt(shop, party)(`mediation/${story.key}/left`, day(4));
  done(await mediations.leaveMediation(deps, ask, id));
  await review(telling, day(6), '当事人撤回，前面的工作属实。');
}

interface Answering extends Telling {
  proposedAt: string;
}

async function propose(telling: Telling): Promise<Answering> {
  const { shop, story, leading, id, day } = telling;
  const { key, form = 'written', terms } = story;
  const { deps, ask } = residentAt(shop, leading.mediator)(`mediation/${key}/agreement`, day(3));
  const agreement = { form, terms, performBy: null } as const;
  const proposed = done(await mediations.proposeAgreement(deps, ask, { id, ...agreement }));
  return { ...telling, proposedAt: proposed.proposedAt ?? '' };
}

/** On their own phone, or with a pen on the tablet of the clerk. */
async function answer({ shop, story, id, day, proposedAt }: Answering, side: 0 | 1): Promise<void> {
  const party = story.parties[side];
  const key = `mediation/${story.key}/answer${side}`;
  if (hasPhone(party)) {
    const { deps, ask } = residentAt(shop, party)(key, day(4));
    done(await mediations.answerAgreement(deps, ask, { id, agreed: true, proposedAt }));
    return;
  }
  const { deps, ask } = actingAt(shop, opener)(key, day(4));
  const signing = { id, side: side + 1, signature: penOfTheParty, proposedAt };
  done(await mediations.signAgreement(deps, ask, signing));
}

async function review({ shop, story, id }: Telling, at: Date, note: string): Promise<void> {
  const { deps, ask } = actingAt(shop, reviewer)(`mediation/${story.key}/review`, at);
  const found = { wellDone: true, subsidised: false, note };
  done(await mediations.reviewMediation(deps, ask, { id, ...found }));
}

async function visit({ shop, story, id, day }: Telling): Promise<void> {
  const { deps, ask } = actingAt(shop, opener)(`mediation/${story.key}/visit`, day(36));
  const words = '说好的都做到了，两家现在见面打招呼。';
  done(await mediations.visitMediation(deps, ask, { id, kept: true, words, referTo: null }));
}
