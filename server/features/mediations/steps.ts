import type { AuditAction } from '../../../contract/audit-actions.ts';
import type { MediationMove, MediationState } from '../../../contract/mediations.ts';
import type { Sentence } from '../../../contract/values.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { leaveMessage } from '../../platform/outbox.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { actorId } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as notices from '../notices/service.ts';
import { communityOf } from '../privacy/service.ts';
import { openStates, refuseForYoung, refuseMove } from './decide.ts';
import { factsOf, gather, type Whole } from './gather.ts';
import { refuse } from './refusals.ts';
import { paperAt } from './sealed-fields.ts';
import * as store from './store.ts';
import { numberOf } from './view.ts';

/** One file under lock, and whoever does something in it. */
export interface At {
  tx: Tx;
  deps: Deps;
  ask: Ask;
  whole: Whole;
  now: Date;
  today: LocalDate;
}

interface Moving<T> {
  id: string;
  move: MediationMove | null;
  lock: (tx: Tx, scope: Ask['scope'], id: string) => Promise<store.MediationRow | undefined>;
  work: (at: At) => Promise<Refusal | undefined>;
  show: (at: At) => Promise<T>;
}

/** One step in one file: facts under lock, decision, work, history and audit in one transaction. */
export function inFile<T>(deps: Deps, ask: Ask, moving: Moving<T>): Promise<T | Refusal> {
  const { id, move, lock, work, show } = moving;
  const { scope } = ask;
  return carryOut(deps, ask, async (tx) => {
    const row = await lock(tx, scope, id);
    if (row === undefined) return refuse('mediation_not_found');
    const now = deps.clock.now();
    const whole = await gather(tx, { deps, scope }, row);
    const at = { tx, deps, ask, whole, now, today: localDate(now) };
    const no =
      move === null
        ? undefined
        : (refuseMove(move, factsOf(whole), at.today) ?? refuseForYoung(move, whole.youngSides));
    if (no !== undefined) return refuse(no, { values: { day: row.visit_due_on ?? '' } });
    const stopped = await work(at);
    if (isRefusal(stopped)) return stopped;
    return show({ ...at, whole: await gather(tx, { deps, scope }, whole.row) });
  });
}

interface Step {
  /** The verb of the audit, and of the history without what it is done to. */
  action: Extract<AuditAction, `mediation.${string}`>;
  change?: store.FileChange;
  /** Codes and numbers, never words. */
  data?: Record<string, string | number | boolean | null>;
  /** Why, for the audit. */
  reason?: string;
}

/** Writes a step: the file as it is now, its history, its entry in the audit. */
export async function takeStep(
  at: At,
  { action, change = {}, data = {}, reason }: Step,
): Promise<void> {
  const { tx, deps, ask, whole, now } = at;
  const { scope } = ask;
  const before = whole.row;
  const seq = before.last_event + 1;
  await store.insertEvent(tx, scope, {
    mediation: before.id,
    seq,
    kind: action.replace('mediation.', ''),
    at: now,
    actor_kind: scope.actor.kind === 'anyone' ? 'system' : scope.actor.kind,
    actor: actorId(scope.actor),
    data,
  });
  const after = await store.changeFile(tx, scope, { ...change, id: before.id, last_event: seq });
  whole.row = after;
  if (after.case_id !== null && isOpen(before) && !isOpen(after))
    // The clue in a transaction of its own: whoever works on that holds it before anybody’s points.
    await leaveMessage(tx, deps, {
      county: scope.county,
      topic: 'mediation_ended',
      payload: { caseId: after.case_id },
    });
  const entry = {
    action,
    object: `mediation/${before.id}`,
    area: communityOf(before.grid),
    details: data,
  } as const;
  await recordAudit(tx, { deps, ask }, { ...entry, reason, before, after });
}

const isOpen = ({ state }: Pick<store.MediationRow, 'state'>) =>
  openStates.includes(state as MediationState);

interface NewPaper {
  kind: store.PaperRow['kind'];
  side: number | null;
  heldOn: LocalDate;
  words: string;
  helpers?: readonly string[];
  /** The mediator from whose paper it is typed in; left out: it is the writer’s own. */
  typedFor?: string | null;
}

/** Puts a paper into the file, sealed with the file’s key. */
export async function writePaper(
  { tx, deps, ask: { scope }, whole, now }: At,
  { kind, side, heldOn, words, helpers = [], typedFor = null }: NewPaper,
): Promise<void> {
  const { id, last_paper } = whole.row;
  const no = last_paper + 1;
  const seal = await sealerOf(tx, { deps, scope }, id);
  const by = actorId(scope.actor);
  if (by === null) throw new Error('a paper is written by somebody');
  const onDuty = whole.members.flatMap(({ resident, state_employee }) =>
    state_employee ? resident : [],
  );
  const row = {
    mediation: id,
    no,
    kind,
    side,
    held_on: heldOn,
    words_sealed: seal(words, paperAt(id, no)),
    helpers: [...helpers],
    helpers_on_duty: onDuty.filter((resident) => helpers.includes(resident)),
    by_kind: scope.actor.kind,
    by,
    typed_for: typedFor,
    at: now,
  };
  await store.insertPaper(tx, scope, row);
  whole.row = await store.changeFile(tx, scope, { id, last_paper: no });
  whole.papers.push({ row: { ...row, county: scope.county }, words, photos: [] });
}

type Telling = (number: Sentence) => Sentence;

/** Tells those parties who have an account. */
export async function tellParties(
  { tx, deps, ask: { scope }, whole }: At,
  telling: Telling,
): Promise<void> {
  const words = telling(numberOf(whole.row));
  const about = { kind: 'together', words, caseCode: null, confidential: true } as const;
  const several = whole.parties.flatMap(({ row: { resident } }) =>
    resident === null ? [] : [{ resident, ...about }],
  );
  await notices.tellEach(tx, { deps, scope }, several);
}

/** Tells the mediator of the file. */
export async function tellMediator(
  { tx, deps, ask: { scope }, whole }: At,
  telling: Telling,
): Promise<void> {
  const { mediator } = whole.row;
  if (mediator === null) return;
  const words = telling(numberOf(whole.row));
  const { county } = scope;
  const about = { kind: 'together', caseCode: null, confidential: true } as const;
  await notices.tell(tx, deps, { county, resident: mediator, words, ...about });
}
