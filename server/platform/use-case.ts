import { createHash } from 'node:crypto';
import { type AuditDuty, assertDone } from './audit/duty.ts';
import { notesOf } from './audit/notes.ts';
import { type AuditEntry, recordEach } from './audit.ts';
import type { Cipher } from './cipher.ts';
import type { Clock } from './clock.ts';
import { isErased, wasErased } from './data-keys.ts';
import type { Database, Tx } from './database.ts';
import type { Files } from './files.ts';
import { refuse as refuseAtDoor } from './http/refusals.ts';
import type { Ids } from './ids.ts';
import type { Log } from './log.ts';
import { openPassing, type PassingSealer, passingSealer } from './passing-key.ts';
import { isRefusal, type Refusal, refusing } from './refusal.ts';
import { actorId, type Scope } from './scope.ts';
import { sendAlong } from './transaction.ts';

/** What every service is given; time, chance, files and the outside world come in here. */
export interface Deps {
  database: Database;
  clock: Clock;
  ids: Ids;
  cipher: Cipher;
  files: Files;
  log: Log;
  /** Called after a commit that wrote to the outbox. */
  wakeOutbox: () => void;
}

/** One request as a service sees it. */
export interface Ask {
  scope: Scope;
  language: 'zh' | 'en';
  /** The id that the device made; null where a route needs none. */
  requestId: string | null;
  /** Route name and content, to tell a repeat from a different request under the same id. */
  fingerprint: string;
  /** The server's own id of the request, as its log has it. */
  trace?: string | undefined;
  /** What the policy of the route asks about the audit; a job has no such duty. */
  duty?: AuditDuty | undefined;
}

export const refuseRequest = refusing({
  request_id_reused: {
    status: 422,
    zh: '这个请求编号已经用于另一份内容，请重新提交。',
    en: 'This request id was already used for other content. Please submit again.',
  },
});

/** Whoever asks was erased while the request was under way: nothing that they asked for is kept. */
export class ErasedMeanwhile extends Error {}

class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`refused: ${refusal.code}`);
    this.refusal = refusal;
  }
}

/**
 * Runs one use-case in one transaction: the idempotency record, the work and its answer commit
 * together. A refusal rolls everything back and leaves no trace, so the same id may be sent again
 * with what was wrong put right.
 */
export async function carryOut<T>(
  deps: Deps,
  ask: Ask,
  work: (tx: Tx) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const sealer = keepsAnswer(ask) ? await passingSealer({ deps, scope: ask.scope }) : undefined;
  try {
    const result = await deps.database.transact((tx) => once(tx, { deps, ask, work, sealer }));
    deps.wakeOutbox();
    return result;
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal;
    return sessionOver(error, deps, ask);
  }
}

/**
 * The session ended with its owner, as every later request finds; whatever else went wrong meanwhile is a
 * consequence. @throws any other error
 */
async function sessionOver(
  error: unknown,
  { database }: Pick<Deps, 'database'>,
  { scope: { county, actor } }: Pick<Ask, 'scope'>,
): Promise<Refusal> {
  const isOver =
    error instanceof ErasedMeanwhile ||
    (actor.kind === 'resident' &&
      (await wasErased(database.read, county, actor.id).catch(() => false)));
  if (isOver) return refuseAtDoor('signed_out');
  throw error;
}

/**
 * Like `carryOut`, but without a request id, and what was written before a refusal stays: a wrong try
 * at a sign-in counts.
 */
export async function attempt<T>(
  deps: Pick<Deps, 'database'>,
  ask: Ask,
  work: (tx: Tx) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    return await deps.database.transact((tx) => audited(tx, ask, work));
  } catch (error) {
    return sessionOver(error, deps, ask);
  }
}

/** Records a look at personal data, before it is shown. */
export async function recordLook(
  deps: Pick<Deps, 'cipher' | 'database' | 'clock' | 'ids'>,
  ask: Ask,
  entry: AuditEntry,
): Promise<void> {
  await recordLooks(deps, ask, [entry]);
}

/** The same of one look at several people, each of whom is told of it. */
export async function recordLooks(
  deps: Pick<Deps, 'cipher' | 'database' | 'clock' | 'ids'>,
  ask: Ask,
  entries: readonly AuditEntry[],
): Promise<void> {
  await attempt(deps, ask, (tx) => recordEach(tx, { deps, ask }, entries));
}

/**
 * Carries out the work and sees to its duty while all of it can still be undone: what changes
 * something and leaves no entry in the audit fails, and is rolled back.
 */
async function audited<T>(
  tx: Tx,
  ask: Ask,
  work: (tx: Tx) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const notes = notesOf(tx);
  const before = notes.length;
  const result = await work(tx);
  const { duty } = ask;
  if (duty === undefined || isRefusal(result)) return result;
  if (notes.length > before) duty.written = true;
  else if (duty.policy === 'change') assertDone(duty);
  return result;
}

const keepsAnswer = ({ requestId, scope }: Ask) =>
  requestId !== null && actorId(scope.actor) !== null;

/** An answer holds what people wrote, so it is kept sealed. */
export const answerAt = (actor: string, key: string) => ({
  field: 'idempotency.answer',
  row: `${actor}/${key}`,
});

interface Once<T> {
  deps: Deps;
  ask: Ask;
  work: (tx: Tx) => Promise<T | Refusal>;
  /** Where there is a request id, so that the answer is kept. */
  sealer: PassingSealer | undefined;
}

async function once<T>(tx: Tx, { deps, ask, work, sealer }: Once<T>): Promise<T | Refusal> {
  const actor = actorId(ask.scope.actor);
  const repeated = await claim(tx, deps, ask);
  if (isRefusal(repeated)) return repeated;
  if (repeated !== undefined) {
    if (ask.duty !== undefined) ask.duty.excused = true;
    return JSON.parse(repeated.answer) as T;
  }
  const result = await audited(tx, ask, work);
  if (isRefusal(result)) throw new RolledBack(result);
  await assertNotErased(tx, deps, ask);
  if (sealer !== undefined && ask.requestId !== null && actor !== null)
    sendAlong(
      tx,
      tx
        .updateTable('idempotency')
        .set({ answer_sealed: sealer(JSON.stringify(result), answerAt(actor, ask.requestId)) })
        .where('county', '=', ask.scope.county)
        .where('actor', '=', actor)
        .where('key', '=', ask.requestId)
        .execute(),
    );
  return result;
}

/**
 * Of a resident who was erased since the door let them in nothing is written any more; whoever erases them
 * from here on waits for the end of this transaction, and finds what it wrote. @throws ErasedMeanwhile
 */
export async function assertNotErased(
  tx: Tx,
  deps: Pick<Deps, 'cipher' | 'clock'>,
  { scope }: Pick<Ask, 'scope'>,
): Promise<void> {
  const { actor } = scope;
  if (actor.kind === 'resident' && (await isErased(tx, { deps, scope }, actor.id)))
    throw new ErasedMeanwhile();
}

export const fingerprintOf = (ask: Ask) => createHash('sha256').update(ask.fingerprint).digest();

/** Whether the same was asked and answered before under this id, so that it will be answered the same. */
export async function isRepeat({ database }: Pick<Deps, 'database'>, ask: Ask): Promise<boolean> {
  const actor = actorId(ask.scope.actor);
  if (ask.requestId === null || actor === null) return false;
  const row = await database.read
    .selectFrom('idempotency')
    .select('key')
    .where('county', '=', ask.scope.county)
    .where('actor', '=', actor)
    .where('key', '=', ask.requestId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes the request id, waiting for a twin that is still running; gives the twin's answer if there was one. */
async function claim(
  tx: Tx,
  deps: Deps,
  ask: Ask,
): Promise<{ answer: string } | Refusal | undefined> {
  const actor = actorId(ask.scope.actor);
  if (ask.requestId === null || actor === null) return undefined;
  const fingerprint = fingerprintOf(ask);
  const { county } = ask.scope;
  const claimed = await tx
    .insertInto('idempotency')
    .values({ county, actor, key: ask.requestId, fingerprint, at: deps.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed) return undefined;
  const first = await tx
    .selectFrom('idempotency')
    .select(['fingerprint', 'answer_sealed'])
    .where('county', '=', county)
    .where('actor', '=', actor)
    .where('key', '=', ask.requestId)
    .executeTakeFirstOrThrow();
  if (!first.fingerprint.equals(fingerprint)) return refuseRequest('request_id_reused');
  const kept = { sealed: first.answer_sealed, place: answerAt(actor, ask.requestId) };
  const answer = await openPassing(tx, { deps, scope: ask.scope }, kept);
  if (answer === null) throw new Error('a committed request has no answer');
  return { answer };
}
