import type { AgreedBy } from '../../../contract/agreements.ts';
import { isSameName, isSpelled } from '../../platform/spelled.ts';

/** Minutes for which somebody who is here is seen to. */
export const agreedMinutes = 30;

/** Minutes within which they have agreed to what cannot be undone, or leaves the platform. */
export const freshMinutes = 5;

export interface Asked {
  phone: string | undefined;
  code: string | undefined;
  visitor: string | undefined;
}

/** How somebody agrees: by phone and code, or by a signature; undefined where it is neither, or both. */
export function wayOf({ phone, code, visitor }: Asked): AgreedBy | undefined {
  if (visitor !== undefined)
    return phone === undefined && code === undefined ? 'signature' : undefined;
  return phone !== undefined && code !== undefined ? 'code' : undefined;
}

/** How a newcomer agrees: by the code of the number that they give, or by a signature where they give none. */
export function wayOfNewcomer({ phone, code }: Omit<Asked, 'visitor'>): AgreedBy | undefined {
  if ((phone === undefined) !== (code === undefined)) return undefined;
  return phone === undefined ? 'signature' : 'code';
}

/** What stands against a signature: whoever has a number shows a code to it. */
export const refuseSignature = ({
  hasPhone,
}: {
  hasPhone: boolean;
}): 'agreement_by_code' | undefined => (hasPhone ? 'agreement_by_code' : undefined);

/** What stands against a signature beside how somebody agrees: where a code is shown there is nothing to sign. */
export const refuseSigned = (
  agreedBy: AgreedBy,
  signature: string | undefined,
): 'agreement_not_signed' | undefined =>
  agreedBy === 'code' && signature !== undefined ? 'agreement_not_signed' : undefined;

export interface Answered {
  agreedBy: AgreedBy;
  /** To what is proposed. */
  agreed: boolean;
  signature: string | undefined;
}

/**
 * What stands against an answer to an agreement that two are bound by: a “yes” is shown by what nobody but the
 * party can do, a code to their own phone or a signature; there is nothing to sign in a “no”.
 */
export function refuseAnswer({
  agreedBy,
  agreed,
  signature,
}: Answered): 'answer_unsigned' | 'answer_not_signed' | undefined {
  if (!agreed) return signature === undefined ? undefined : 'answer_not_signed';
  return agreedBy === 'signature' && signature === undefined ? 'answer_unsigned' : undefined;
}

/**
 * What stands against walking beside somebody: whoever is on duty is no member of a patrol. Of staff nothing but the
 * name is known, so an account without one is told apart from nobody.
 */
export function refuseBeside({
  name,
  typist,
}: {
  name: string | null;
  typist: string;
}): 'beside_oneself' | 'beside_nameless' | undefined {
  if (name === null || !isSpelled(name)) return 'beside_nameless';
  return isSameName(name, typist) ? 'beside_oneself' : undefined;
}

/** What stands against registering somebody: nobody makes an account for themselves at a desk of their own. */
export const refuseNewcomer = ({
  name,
  typist,
}: {
  name: string;
  typist: string;
}): 'registration_of_oneself' | undefined =>
  isSameName(name, typist) ? 'registration_of_oneself' : undefined;

export interface AgreementFacts {
  staff: string;
  until: Date;
}

/** Whether something may be done by it now, and by whom. */
export const isOpen = (
  { staff, until }: AgreementFacts,
  { me, now }: { me: string; now: Date },
): boolean => staff === me && now < until;

/** Whether somebody agreed so lately that what cannot be undone is done on it. */
export const isFresh = ({ agreedAt }: { agreedAt: Date }, now: Date): boolean =>
  now.getTime() - agreedAt.getTime() <= freshMinutes * 60_000;
