import type { Receipt, ToldBy } from '../../../contract/agreements.ts';
import type { MyCase } from '../../../contract/case-views.ts';
import type { ConsentPurpose } from '../../../contract/consent-forms.ts';
import type { FeedbackKind } from '../../../contract/feedback.ts';
import type { StoredFile } from '../../platform/http/stored-file.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as appeals from '../appeals/service.ts';
import * as awards from '../awards/service.ts';
import * as cases from '../cases/service.ts';
import * as feedback from '../feedback/service.ts';
import * as households from '../households/service.ts';
import * as myData from '../my-data/service.ts';
import * as photos from '../photos/service.ts';
import { doFor, isOfOne, isOfTeller, showFor } from './behalf.ts';
import { refuse } from './refusals.ts';

type Reported = Omit<Parameters<typeof cases.reportCase>[2], 'child'> & {
  /** By the name that they say. */
  child?: string | undefined;
  agreedBefore?: string | undefined;
  toldBy?: ToldBy | undefined;
};

export async function reportFor(
  deps: Deps,
  ask: Ask,
  { id, agreedBefore, toldBy, child: childName, ...report }: { id: string } & Reported,
): Promise<Receipt | Refusal> {
  if (toldBy !== undefined && !(await isOfTeller(deps, ask, { id, toldBy })))
    return refuse('agreement_of_another');
  if (agreedBefore !== undefined && !(await isOfOne(deps, ask, [id, agreedBefore])))
    return refuse('agreement_of_another');
  const reported = await doFor(deps, { ask, id }, async (theirs) => {
    if (childName === undefined) return cases.reportCase(deps, theirs, report);
    const child = await households.findChildNamed(deps, theirs, childName);
    return isRefusal(child) ? child : cases.reportCase(deps, theirs, { ...report, child });
  });
  return isRefusal(reported) ? reported : receiptOf(reported);
}

function receiptOf(mine: MyCase): Receipt {
  const { code, categoryName, title, place, reportedAt, firstAnswer, awards: given } = mine;
  const [award] = given;
  return {
    code,
    categoryName,
    title,
    place,
    reportedAt,
    answerBy: firstAnswer.dueAt,
    points: award === undefined ? null : award.points + award.householdPoints,
  };
}

/** What others reported nearby, as they would be asked on a phone of their own. */
export const findNearbyFor = (
  deps: Deps,
  ask: Ask,
  { id, ...about }: { id: string } & Parameters<typeof cases.findNearby>[2],
) => showFor(deps, { ask, id }, (theirs) => cases.findNearby(deps, theirs, about));

export const listCasesFor = (
  deps: Deps,
  ask: Ask,
  { id, after }: { id: string; after: string | undefined },
) =>
  showFor(deps, { ask, id }, async (theirs) => {
    const { cases: listed, next } = await cases.listMine(deps, theirs, after);
    return { cases: listed, next };
  });

export const getCaseFor = (deps: Deps, ask: Ask, { id, code }: { id: string; code: string }) =>
  showFor(deps, { ask, id }, (theirs) => cases.getMine(deps, theirs, code));

/** What was done is looked at beside them, before they say whether it is solved. */
export const getCasePhotoFor = (
  deps: Deps,
  ask: Ask,
  { id, photo, size = 'full' }: { id: string; photo: string; size?: 'full' | 'thumb' | undefined },
) =>
  showFor(deps, { ask, id }, async ({ scope }): Promise<StoredFile | Refusal> => {
    if (!(await cases.isPhotoOfMine(deps.database.read, scope, photo)))
      return photos.refuse('photo_not_found');
    return photos.readFile(deps, { county: scope.county, id: photo, size, keptSeconds: 0 });
  });

/** A step of a case of who agreed, and where it stands then. */
async function stepFor(
  deps: Deps,
  by: { ask: Ask; id: string },
  step: (theirs: Ask) => Promise<MyCase | Refusal>,
) {
  const mine = await doFor(deps, by, step);
  return isRefusal(mine) ? mine : { code: mine.code, stage: mine.stage };
}

export const confirmFor = (
  deps: Deps,
  ask: Ask,
  { id, ...rated }: { id: string; code: string; rating: number; words: string },
) => stepFor(deps, { ask, id }, (theirs) => cases.confirmCase(deps, theirs, rated));

interface Said {
  id: string;
  code: string;
  words: string;
  photoIds?: readonly string[] | undefined;
}

export const reopenFor = (deps: Deps, ask: Ask, { id, photoIds = [], ...said }: Said) =>
  stepFor(deps, { ask, id }, (theirs) => cases.reopenCase(deps, theirs, { ...said, photoIds }));

export const supplementFor = (deps: Deps, ask: Ask, { id, photoIds = [], ...said }: Said) =>
  stepFor(deps, { ask, id }, (theirs) => cases.supplementCase(deps, theirs, { ...said, photoIds }));

export const listAwardsFor = (
  deps: Deps,
  ask: Ask,
  { id, ...page }: { id: string; after?: string },
) => showFor(deps, { ask, id }, (theirs) => awards.listMine(deps, theirs, page));

export const openAppealFor = (
  deps: Deps,
  ask: Ask,
  { id, award, words }: { id: string; award: string; words: string },
) => doFor(deps, { ask, id }, (theirs) => appeals.openAppeal(deps, theirs, { id: award, words }));

export const listConsentsFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, (theirs) => myData.listMyConsents(deps, theirs));

export const setConsentFor = (
  deps: Deps,
  ask: Ask,
  { id, ...wish }: { id: string; purpose: ConsentPurpose; given: boolean; textVersion: number },
) => doFor(deps, { ask, id }, (theirs) => myData.setMyConsent(deps, theirs, wish));

export const getPointsFor = (deps: Deps, ask: Ask, id: string) =>
  showFor(deps, { ask, id }, (theirs) => awards.getMyPoints(deps, theirs));

export async function sendFeedbackFor(
  deps: Deps,
  ask: Ask,
  { id, ...said }: { id: string; kind: FeedbackKind; words: string },
) {
  const sent = await doFor(deps, { ask, id }, (theirs) =>
    feedback.sendFeedback(deps, theirs, said),
  );
  return isRefusal(sent) ? sent : { id: sent.id };
}
