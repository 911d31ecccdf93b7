import type { AgreedBy, Agreement } from '../../../contract/agreements.ts';
import type { CodeSent, Proof } from '../../../contract/residents.ts';
import type { Paper } from '../../../contract/window.ts';
import { recordAudit } from '../../platform/audit.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { covers, narrowTo, type Scope, staffOf } from '../../platform/scope.ts';
import type { Sender } from '../../platform/sender.ts';
import { type Ask, attempt, type Deps } from '../../platform/use-case.ts';
import { tell } from '../notices/service.ts';
import { communityOf, nameResidents, phoneIndexes } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import { agreedMinutes, refuseSignature, refuseSigned, wayOf } from './decide.ts';
import { refuse } from './refusals.ts';
import { signatureAt } from './sealed-fields.ts';
import * as store from './store.ts';

export type From = Ask & { from: Sender };
interface At {
  deps: residents.SignInDeps;
  ask: From;
}

/** A code that is good for this one thing: nobody signs in by it who hears it read out. */
export const sendCode = (
  deps: residents.SignInDeps,
  ask: From,
  wanted: { phone: string; proof?: Proof },
): Promise<CodeSent | Refusal> =>
  residents.requestCode(deps, ask, { ...wanted, purpose: 'agreement' });

interface Wanted {
  paper: Paper;
  phone?: string;
  code?: string;
  visitor?: string;
  signature?: string;
}

/** Somebody who is here agrees that whoever asks does things for them, for half an hour. */
export async function agree(
  deps: residents.SignInDeps,
  ask: From,
  wanted: Wanted,
): Promise<Agreement | Refusal> {
  const { paper, phone, code, visitor, signature } = wanted;
  const agreedBy = wayOf({ phone, code, visitor });
  if (agreedBy === undefined) return refuse('agreement_incomplete', { field: '/phone' });
  const unfit = refuseSigned(agreedBy, signature);
  if (unfit !== undefined) return refuse(unfit, { field: '/signature' });
  const agreed = await attempt(deps, ask, async (tx): Promise<Agreement | Refusal> => {
    const who = await find(tx, { deps, ask }, wanted);
    if (isRefusal(who)) return who;
    if (who.ageClass === 'under_14') return refuse('agreement_minor');
    if (agreedBy === 'code' && phone !== undefined && code !== undefined) {
      const sent = { phone, code, purpose: 'agreement' } as const;
      const wrong = await residents.checkCode(tx, { deps, ask }, sent);
      if (wrong) return wrong;
    }
    return keepAgreement(tx, { deps, ask }, { who, paper, agreedBy, signature });
  });
  if (!isRefusal(agreed)) deps.wakeOutbox();
  return agreed;
}

interface Kept {
  who: Pick<store.PersonRow, 'id' | 'grid'>;
  paper: Paper;
  agreedBy: AgreedBy;
  /** Drawn on the screen. */
  signature?: string | undefined;
  /** The text that was read to whoever was registered with it. */
  registrationText?: number;
}

/** Puts on record that somebody agrees, and tells them so. */
export async function keepAgreement(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { who, paper, agreedBy, signature, registrationText }: Kept,
): Promise<Agreement> {
  const { scope } = ask;
  const now = deps.clock.now();
  const id = deps.ids.uuid();
  const signed =
    signature === undefined
      ? null
      : (await sealerOf(tx, { deps, scope }, who.id))(signature, signatureAt(id));
  const agreement = {
    id,
    resident: who.id,
    staff: staffOf(scope).id,
    channel: channelOf(scope, who.grid),
    paper,
    agreed_by: agreedBy,
    agreed_at: now,
    until: new Date(now.getTime() + agreedMinutes * 60_000),
    registration_text: registrationText ?? null,
  };
  await store.insertAgreement(tx, scope, { ...agreement, signature_sealed: signed });
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'agreement.made',
      object: `resident/${who.id}`,
      area: communityOf(who.grid),
      details: {
        paper,
        by: agreedBy,
        channel: agreement.channel,
        ...(signature === undefined ? {} : { onScreen: true }),
      },
      before: null,
      after: agreement,
    },
  );
  await tellAgreed(tx, { deps, ask }, who.id);
  const named = { resident: who.id, caseCode: null, isBeside: true };
  const nameOf = await nameResidents(tx, { deps, scope }, [named]);
  return {
    id: agreement.id,
    residentName: nameOf(named),
    agreedBy,
    until: agreement.until.toISOString(),
  };
}

/** Whoever has said no home yet is of no area: anybody sees to them, as at the window. */
const isHere = (scope: Scope, { grid }: store.PersonRow) => grid === null || covers(scope, grid);

async function find(
  tx: Tx,
  { deps, ask: { scope } }: At,
  { phone, visitor }: Wanted,
): Promise<store.PersonRow | Refusal> {
  const who =
    visitor === undefined
      ? await store.findByPhone(tx, scope, phoneIndexes(deps, phone ?? ''))
      : await store.findPerson(tx, scope, visitor);
  if (who === undefined || !isHere(scope, who))
    return refuse('agreement_nobody', { field: visitor === undefined ? '/phone' : '/visitor' });
  const objection =
    visitor === undefined ? undefined : refuseSignature({ hasPhone: who.phoneIndex !== null });
  return objection === undefined ? who : refuse(objection, { field: '/visitor' });
}

/** At the window, where that role reaches the resident; otherwise on the grid worker’s way. */
export const channelOf = (scope: Scope, grid: string | null): 'window' | 'grid_worker' => {
  const window = narrowTo(scope, ['intake']);
  return window.areas.length > 0 && (grid === null || covers(window, grid))
    ? 'window'
    : 'grid_worker';
};

const tellAgreed = (tx: Tx, { deps, ask }: { deps: Deps; ask: Ask }, resident: string) =>
  tell(tx, deps, {
    county: ask.scope.county,
    resident,
    caseCode: null,
    words: {
      zh: `您同意由工作人员代办 ${agreedMinutes} 分钟：您自己在手机上能办的事。这段时间里开始的巡逻，走完了也由他来交。办了什么都有记录，积分归您。不是您本人在办，请马上打热线。`,
      en: `You agreed that a member of staff does for you for ${agreedMinutes} minutes what you could do on a phone of your own. A patrol that is begun in that time is handed in by them as well, once it was walked. What was done is on record, and the points are yours. If it was not you, please call the hotline at once.`,
    },
  });
