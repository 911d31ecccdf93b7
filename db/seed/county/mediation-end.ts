import { answerMediationFor } from '../../../server/features/agreements/mediations.ts';
import * as mediations from '../../../server/features/mediations/service.ts';
import { addDays, localDate } from '../../../server/platform/calendar.ts';
import { agreeByCode, clerkOf } from './agreed.ts';
import type { Telling } from './mediation-road.ts';
import type { Party, Story } from './mediation-stories.ts';
import { actingAt, done, residentAt } from './shop.ts';

/* How a file ends: with an agreement, that is reviewed, confirmed and looked at again, or without one. */

/** The second one opens files: whoever comes first to the demo as the mediator in charge can review them. */
export const opener = 'tiaojie2';
const reviewer = 'tiaojie';
/** Sees to people at the window. */
const clerk = 'shouli';
const penOfTheParty = 'M20 60 L48 22 L76 60 M34 44 L62 44 M96 24 L96 64 M88 34 L128 30 L120 62';

export const hasPhone = (party: Party): party is Party & { phone: string } => party.phone !== null;

export async function conclude(telling: Telling): Promise<void> {
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
      if (story.court !== undefined) await askCourt(telling, story.court);
      if (story.until !== 'reviewed') await visit(telling);
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

/** Written by the mediator, or typed in at the desk from their paper. */
async function propose(telling: Telling): Promise<Answering> {
  const { shop, story, leading, id, day } = telling;
  const { key, form = 'written', terms, onPaper } = story;
  const step = `mediation/${key}/agreement`;
  const agreement = { id, form, terms, performBy: null } as const;
  if (onPaper) {
    const { deps, ask } = actingAt(shop, opener)(step, day(3));
    const photoIds = telling.photos.slice(-1);
    const typing = { ...agreement, photoIds };
    const typed = done(await mediations.proposeForMediator(deps, ask, typing));
    return { ...telling, proposedAt: typed.proposedAt ?? '' };
  }
  const { deps, ask } = residentAt(shop, leading.mediator)(step, day(3));
  const proposed = done(await mediations.proposeAgreement(deps, ask, agreement));
  return { ...telling, proposedAt: proposed.proposedAt ?? '' };
}

/** On their own phone, at the window, or with a pen on the tablet of the clerk. */
async function answer(answering: Answering, side: 0 | 1): Promise<void> {
  const { shop, story, id, day, proposedAt } = answering;
  const party = story.parties[side];
  const key = `mediation/${story.key}/answer${side}`;
  if (!hasPhone(party)) {
    const { deps, ask } = actingAt(shop, opener)(key, day(4));
    const signing = { id, side: side + 1, signature: penOfTheParty, proposedAt };
    done(await mediations.signAgreement(deps, ask, signing));
    return;
  }
  if (story.atWindow === side) return answerAtWindow(answering, { party, key });
  const { deps, ask } = residentAt(shop, party)(key, day(4));
  done(await mediations.answerAgreement(deps, ask, { id, agreed: true, proposedAt }));
}

async function answerAtWindow(
  { shop, id: mediation, day, proposedAt }: Answering,
  { party, key }: { party: { phone: string }; key: string },
): Promise<void> {
  const at = { login: clerk, at: day(4) };
  const id = await agreeByCode(shop, party, { ...at, key });
  const { deps, ask } = clerkOf(shop, at).act(key);
  const said = { agreed: true, proposedAt };
  done(await answerMediationFor(deps, ask, { id, mediation, ...said }));
}

async function review({ shop, story, id }: Telling, at: Date, note: string): Promise<void> {
  const { deps, ask } = actingAt(shop, reviewer)(`mediation/${story.key}/review`, at);
  const found = story.review ?? { wellDone: true, subsidised: false, note };
  done(await mediations.reviewMediation(deps, ask, { id, ...found }));
}

/** Both ask the court together, and it confirms. */
async function askCourt(
  { shop, story, id, day }: Telling,
  { asked, confirmed, number }: NonNullable<Story['court']>,
): Promise<void> {
  const step = (name: string, after: number) =>
    actingAt(shop, opener)(`mediation/${story.key}/${name}`, day(after));
  const asking = step('court-asked', asked);
  const both = { id, on: localDate(day(asked)), courtNumber: null };
  done(await mediations.confirmMediation(asking.deps, asking.ask, both));
  const { deps, ask } = step('court-confirmed', confirmed);
  const on = addDays(localDate(day(confirmed)), -1);
  done(await mediations.confirmMediation(deps, ask, { id, on, courtNumber: number }));
}

async function visit({ shop, story, id, day }: Telling): Promise<void> {
  const { deps, ask } = actingAt(shop, opener)(`mediation/${story.key}/visit`, day(36));
  const kept = story.until !== 'broken';
  const words = story.visited ?? '说好的都做到了，两家现在见面打招呼。';
  const found = { id, kept, words, referTo: kept ? null : ('court' as const) };
  done(await mediations.visitMediation(deps, ask, found));
}
