import type { Receipt } from '../../../contract/agreements.ts';
import type { MyCase } from '../../../contract/cases.ts';
import type { ConsentPurpose } from '../../../contract/consent-forms.ts';
import type { FeedbackKind } from '../../../contract/feedback.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as appeals from '../appeals/service.ts';
import * as awards from '../awards/service.ts';
import * as cases from '../cases/service.ts';
import * as feedback from '../feedback/service.ts';
import * as myData from '../my-data/service.ts';
import { behalfOf, recordSeen } from './behalf.ts';

type Reported = Parameters<typeof cases.reportCase>[2];

export async function reportFor(
  deps: Deps,
  ask: Ask,
  { id, ...report }: { id: string } & Reported,
): Promise<Receipt | Refusal> {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const reported = await cases.reportCase(deps, behalf.ask, report);
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

export async function listCasesFor(
  deps: Deps,
  ask: Ask,
  { id, after }: { id: string; after: string | undefined },
) {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const { cases: listed, next } = await cases.listMine(deps, behalf.ask, after);
  await recordSeen(deps, ask, behalf);
  return { cases: listed, next };
}

const standingOf = ({ code, stage }: MyCase) => ({ code, stage });

export async function confirmFor(
  deps: Deps,
  ask: Ask,
  { id, ...rated }: { id: string; code: string; rating: number; words: string },
) {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const confirmed = await cases.confirmCase(deps, behalf.ask, rated);
  return isRefusal(confirmed) ? confirmed : standingOf(confirmed);
}

export async function reopenFor(
  deps: Deps,
  ask: Ask,
  { id, code, words }: { id: string; code: string; words: string },
) {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const reopened = await cases.reopenCase(deps, behalf.ask, { code, words, photoIds: [] });
  return isRefusal(reopened) ? reopened : standingOf(reopened);
}

export async function supplementFor(
  deps: Deps,
  ask: Ask,
  { id, code, words }: { id: string; code: string; words: string },
) {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const added = await cases.supplementCase(deps, behalf.ask, { code, words, photoIds: [] });
  return isRefusal(added) ? added : standingOf(added);
}

export async function listAwardsFor(
  deps: Deps,
  ask: Ask,
  { id, ...page }: { id: string; after?: string },
) {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const statement = await awards.listMine(deps, behalf.ask, page);
  await recordSeen(deps, ask, behalf);
  return statement;
}

export async function openAppealFor(
  deps: Deps,
  ask: Ask,
  { id, award, words }: { id: string; award: string; words: string },
) {
  const behalf = await behalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : appeals.openAppeal(deps, behalf.ask, { id: award, words });
}

export async function listConsentsFor(deps: Deps, ask: Ask, id: string) {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const consents = await myData.listMyConsents(deps, behalf.ask);
  await recordSeen(deps, ask, behalf);
  return consents;
}

export async function setConsentFor(
  deps: Deps,
  ask: Ask,
  { id, ...wish }: { id: string; purpose: ConsentPurpose; given: boolean; textVersion: number },
) {
  const behalf = await behalfOf(deps, ask, id);
  return isRefusal(behalf) ? behalf : myData.setMyConsent(deps, behalf.ask, wish);
}

export async function getPointsFor(deps: Deps, ask: Ask, id: string) {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const points = await awards.getMyPoints(deps, behalf.ask);
  await recordSeen(deps, ask, behalf);
  return points;
}

export async function sendFeedbackFor(
  deps: Deps,
  ask: Ask,
  { id, ...said }: { id: string; kind: FeedbackKind; words: string },
) {
  const behalf = await behalfOf(deps, ask, id);
  if (isRefusal(behalf)) return behalf;
  const sent = await feedback.sendFeedback(deps, behalf.ask, said);
  return isRefusal(sent) ? sent : { id: sent.id };
}
