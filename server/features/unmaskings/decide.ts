import type { StaffRole } from '../../../contract/route.ts';
import {
  unmaskingApprovers,
  unmaskingAskers,
  type unmaskingStates,
} from '../../../contract/unmaskings.ts';
import { addHours, hourMs } from '../../platform/calendar.ts';

export type UnmaskingState = (typeof unmaskingStates)[number];

/** Hours in which somebody must agree. */
export const askedHours = 24;
/** Minutes in which it must be looked at, once agreed to. */
export const lookMinutes = 30;

export const closesAfterAsking = (now: Date) => addHours(now, askedHours);
export const closesAfterApproval = (now: Date) => addHours(now, lookMinutes / (hourMs / 60_000));

/** As it is now: what was not agreed to, or not looked at, in time is over. */
export function stateAt(
  { state, closesAt }: { state: UnmaskingState; closesAt: Date },
  now: Date,
): UnmaskingState {
  return (state === 'asked' || state === 'approved') && now >= closesAt ? 'lapsed' : state;
}

interface Asking {
  /** Roles that hold where the case lies. */
  roles: readonly StaffRole[];
  /** Of the unit that handles the case. */
  handles: boolean;
  /** The same person's last asking about this case, while it is open. */
  open: UnmaskingState | undefined;
}

/** What stands against asking to see a reporter. */
export function objectionToAsking({
  roles,
  handles,
  open,
}: Asking): 'unmasking_not_your_role' | 'unmasking_by_handler' | 'unmasking_open' | undefined {
  if (askingRole(roles) === undefined) return 'unmasking_not_your_role';
  if (handles) return 'unmasking_by_handler';
  return open === 'asked' || open === 'approved' ? 'unmasking_open' : undefined;
}

interface Visiting {
  /** Of a kind where the reporter must not be recognised. */
  confidential: boolean;
  /** Of the unit that handles the case. */
  handles: boolean;
  /** It is the errand of whoever looks to ask the reporter. */
  isErrand: boolean;
}

/** What stands against a look at whom to ask. */
export function objectionToVisiting({
  confidential,
  handles,
  isErrand,
}: Visiting): 'unmasking_protected' | 'unmasking_by_handler' | 'unmasking_not_to_ask' | undefined {
  if (confidential) return 'unmasking_protected';
  if (handles) return 'unmasking_by_handler';
  return isErrand ? undefined : 'unmasking_not_to_ask';
}

/** In which role somebody asks. */
export const askingRole = (roles: readonly StaffRole[]) =>
  unmaskingAskers.find((role) => roles.includes(role));

/** In which role somebody decides: never the one in which it was asked for. */
export const decidingRole = (roles: readonly StaffRole[], askedRole: StaffRole) =>
  unmaskingApprovers.find((role) => roles.includes(role) && role !== askedRole);

interface Deciding {
  state: UnmaskingState;
  /** The reader is of the unit that handles the case by now. */
  handles: boolean;
  askedBy: string;
  reader: string;
}

/** What stands against agreeing or declining: two people, whatever roles one of them holds. */
export function objectionToDeciding({
  state,
  handles,
  askedBy,
  reader,
}: Deciding):
  | 'unmasking_decided'
  | 'unmasking_lapsed'
  | 'unmasking_by_handler'
  | 'unmasking_own'
  | undefined {
  if (state === 'lapsed') return 'unmasking_lapsed';
  if (state !== 'asked') return 'unmasking_decided';
  if (handles) return 'unmasking_by_handler';
  return askedBy === reader ? 'unmasking_own' : undefined;
}

/** What stands against looking; a case may have been sent to the reader's unit since it was asked. */
export function objectionToLooking({
  state,
  handles,
}: Pick<Deciding, 'state' | 'handles'>):
  | 'unmasking_not_approved'
  | 'unmasking_by_handler'
  | 'unmasking_lapsed'
  | 'unmasking_shown'
  | undefined {
  if (handles) return 'unmasking_by_handler';
  if (state === 'lapsed') return 'unmasking_lapsed';
  if (state === 'shown') return 'unmasking_shown';
  return state === 'approved' ? undefined : 'unmasking_not_approved';
}
