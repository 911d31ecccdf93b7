import { type AgeClass, isMinor } from '../../../contract/residents.ts';

/** Larger ones are no families: a household's points are for those who live together. */
export const mostMembers = 12;
export const mostChildren = 8;

/** Digits of an invitation and how long it holds. */
export const inviteForm = { digits: 8, livesMs: 24 * 3_600_000, triesPerHour: 5 } as const;

export interface MemberFacts {
  household: string | null;
  grid: string | null;
  ageClass: AgeClass | null;
}

export type FoundingRefusal = 'in_a_household' | 'profile_first' | 'adults_found';

export function refuseFounding(me: MemberFacts): FoundingRefusal | undefined {
  if (me.household !== null) return 'in_a_household';
  if (me.grid === null) return 'profile_first';
  return isMinor(me.ageClass) ? 'adults_found' : undefined;
}

export type InviteRefusal = 'in_no_household' | 'adults_invite' | 'household_full';

export function refuseInviting(
  me: MemberFacts,
  { members }: { members: number },
): InviteRefusal | undefined {
  if (me.household === null) return 'in_no_household';
  if (isMinor(me.ageClass)) return 'adults_invite';
  return members >= mostMembers ? 'household_full' : undefined;
}

export type JoinRefusal = 'in_a_household' | 'invite_wrong' | 'household_full';

/** Used, expired and never made are answered alike. */
export function refuseJoining(
  me: MemberFacts,
  found: { invite: { expiresAt: Date }; members: number } | undefined,
  now: Date,
): JoinRefusal | undefined {
  if (me.household !== null) return 'in_a_household';
  if (found === undefined || found.invite.expiresAt <= now) return 'invite_wrong';
  return found.members >= mostMembers ? 'household_full' : undefined;
}

/**
 * Who speaks for a household: whom the head named, else who founded it, else the grown-up who was here
 * first; one who left or is a minor is not, nor who never said an age, while somebody said to be of age.
 * null: there is no grown-up.
 * @param members in the order in which they came to the platform
 */
export function headOf(
  members: readonly { id: string; ageClass: AgeClass | null }[],
  { named, founder }: { named: string | null; founder: string | null },
): string | null {
  const idsOf = (age: AgeClass | null) =>
    members.filter(({ ageClass }) => ageClass === age).map(({ id }) => id);
  const ofAge = idsOf('adult');
  const grownUps = ofAge.length > 0 ? ofAge : idsOf(null);
  const first = [named, founder].find((id) => id !== null && grownUps.includes(id));
  return first ?? grownUps[0] ?? null;
}

export const refuseHeading = (me: string, head: string | null): 'head_only' | undefined =>
  me === head ? undefined : 'head_only';

export type HandingRefusal = 'relative_unknown' | 'head_of_age';

export function refuseHanding(
  member: Pick<MemberFacts, 'ageClass'> | undefined,
): HandingRefusal | undefined {
  if (member === undefined) return 'relative_unknown';
  return member.ageClass === 'adult' ? undefined : 'head_of_age';
}

/** As it is said: spaces, and letters in the wide or the narrow form, make no other name. */
const asSaid = (name: string) => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** Who of these has that name, where it is one alone. */
export function oneNamed<T extends { name: string | null }>(
  people: readonly T[],
  name: string,
): T | 'none' | 'several' {
  const found = people.filter((one) => one.name !== null && asSaid(one.name) === asSaid(name));
  const [first, ...others] = found;
  if (first === undefined) return 'none';
  return others.length > 0 ? 'several' : first;
}

export type TakingOutRefusal = 'relative_unknown' | 'head_stays' | 'guardian_stays';

/** Children are not left behind, and whoever is head hands that over before they go. */
export function refuseTakingOut(
  member: object | undefined,
  { guardianOf, isMe }: { guardianOf: number; isMe: boolean },
): TakingOutRefusal | undefined {
  if (member === undefined) return 'relative_unknown';
  if (isMe) return 'head_stays';
  return guardianOf > 0 ? 'guardian_stays' : undefined;
}

export type LeaveRefusal = 'in_no_household' | 'children_first';

/** Nobody leaves children behind for whom they answer. */
export function refuseLeaving(
  me: MemberFacts,
  { guardianOf }: { guardianOf: number },
): LeaveRefusal | undefined {
  if (me.household === null) return 'in_no_household';
  return guardianOf > 0 ? 'children_first' : undefined;
}

export interface ChildFacts {
  /** The class that the month of birth gives; undefined for a month that cannot be. */
  ageClass: AgeClass | undefined;
  children: number;
  agreedTo: number;
  current: number;
}

export type ChildRefusal =
  | 'in_no_household'
  | 'guardian_of_age'
  | 'birth_impossible'
  | 'child_too_old'
  | 'children_full'
  | 'consent_outdated';

/** A guardian has said to be grown up; a child is under 14; what was agreed to is the text in force. */
export function refuseChild(
  me: MemberFacts,
  { ageClass, children, agreedTo, current }: ChildFacts,
): ChildRefusal | undefined {
  if (me.household === null) return 'in_no_household';
  if (me.ageClass !== 'adult') return 'guardian_of_age';
  if (ageClass === undefined) return 'birth_impossible';
  if (ageClass !== 'under_14') return 'child_too_old';
  if (children >= mostChildren) return 'children_full';
  return agreedTo === current ? undefined : 'consent_outdated';
}

export type ReportRefusal = 'child_unknown' | 'guardian_of_age' | 'child_too_old';

/** A guardian of age reports for a child of their own, as long as that one is under 14. */
export function refuseReporting(
  child: { guardianClass: AgeClass | null; ageClass: AgeClass } | undefined,
): ReportRefusal | undefined {
  if (child === undefined) return 'child_unknown';
  if (child.guardianClass !== 'adult') return 'guardian_of_age';
  return child.ageClass === 'under_14' ? undefined : 'child_too_old';
}
