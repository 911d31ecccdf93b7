import { sql } from 'kysely';
import { plainArray } from './array-literal.ts';
import { assertDone } from './audit/duty.ts';
import { notesOf } from './audit/notes.ts';
import { findErased } from './data-keys.ts';
import type { Tx } from './database.ts';
import { refuse as refuseAtDoor } from './http/refusals.ts';
import { type PassingSealer, passingOpener, passingSealer } from './passing-key.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { actorId, type Scope } from './scope.ts';
import { type Ask, answerAt, type Deps, fingerprintOf, refuseRequest } from './use-case.ts';

/** One of several requests that are carried out together. */
export interface Asked<W> {
  ask: Ask;
  wanted: W;
}

export type Outcome<T> = T | Refusal;

interface Together<W, T> {
  /** All in one county, each with a request id and somebody who asks. */
  asked: readonly Asked<W>[];
  /** What is refused at a glance, before anything is locked: where many ask, those are most. */
  glance?: (tx: Tx, fresh: readonly Asked<W>[]) => Promise<ReadonlyMap<Asked<W>, Refusal>>;
  /** Says for each of the others, in order, what came of it. A refused one must have changed nothing. */
  work: (tx: Tx, fresh: readonly Asked<W>[]) => Promise<readonly Outcome<T>[]>;
}

/**
 * Runs many requests in one transaction, each as if it were alone: what was asked before is answered as
 * before, a refusal leaves no trace and may be asked again, and of what was done the answer is kept.
 */
export async function carryOutTogether<W, T>(
  deps: Deps,
  { asked, ...how }: Together<W, T>,
): Promise<Outcome<T>[]> {
  const [first] = asked;
  if (first === undefined) return [];
  const { scope } = first.ask;
  const sealer = await passingSealer({ deps, scope });
  const outcomes = await deps.database.transact(async (tx) => {
    const before = await findBefore<T>(tx, { deps, scope, asked });
    const fresh = new Map<string, Asked<W>>();
    for (const one of asked)
      if (!before.has(keyOf(one))) fresh.set(keyOf(one), fresh.get(keyOf(one)) ?? one);
    const done = await carryOutFresh(tx, {
      deps,
      scope,
      sealer,
      fresh: [...fresh.values()],
      ...how,
    });
    return asked.map((one) => {
      const known = before.get(keyOf(one)) ?? done.get(keyOf(one));
      if (known === undefined) throw new Error('a request was not answered');
      const isFirst = fresh.get(keyOf(one)) === one;
      if (!isFirst && one.ask.duty !== undefined) one.ask.duty.excused = true;
      return known.fingerprint.equals(fingerprintOf(one.ask))
        ? known.outcome
        : refuseRequest('request_id_reused');
    });
  });
  deps.wakeOutbox();
  return outcomes;
}

interface Known<T> {
  fingerprint: Buffer;
  outcome: Outcome<T>;
}

function idOf({ ask }: Asked<unknown>): { actor: string; key: string } {
  const actor = actorId(ask.scope.actor);
  if (actor === null || ask.requestId === null)
    throw new Error('requests that go together have an id, and somebody who asks');
  return { actor, key: ask.requestId };
}

const keyOf = (one: Asked<unknown>) => Object.values(idOf(one)).join('/');

interface Looking {
  deps: Deps;
  scope: Scope;
  asked: readonly Asked<unknown>[];
}

/** What was asked before, by whom and under which id, with its answer. */
async function findBefore<T>(
  tx: Tx,
  { deps, scope, asked }: Looking,
): Promise<Map<string, Known<T>>> {
  const { county } = scope;
  const { rows } = await sql<Kept>`
    select i.actor, i.key, i.fingerprint, i.answer_sealed as sealed
    from ${columnsOf(asked.map(idOf))}
    join idempotency i on i.county = ${county} and i.actor = asked.actor and i.key = asked.key`.execute(
    tx,
  );
  if (rows.length === 0) return new Map();
  const open = await passingOpener(tx, { deps, scope });
  return new Map(
    rows.map(({ actor, key, fingerprint, sealed }) => {
      const answer = open(sealed, answerAt(actor, key));
      if (answer === null) throw new Error('a committed request has no answer');
      return [`${actor}/${key}`, { fingerprint, outcome: JSON.parse(answer) as T }];
    }),
  );
}

interface Kept {
  actor: string;
  key: string;
  fingerprint: Buffer;
  sealed: string | null;
}

/** Request ids hold letters, digits and dashes only: the guard has seen to it. */
const columnsOf = (ids: readonly { actor: string; key: string }[]) => sql`
  unnest(${plainArray(ids.map(({ actor }) => actor))}::uuid[],
    ${plainArray(ids.map(({ key }) => key))}::text[]) as asked (actor, key)`;

interface Fresh<W, T> extends Pick<Together<W, T>, 'glance' | 'work'> {
  deps: Deps;
  scope: Scope;
  sealer: PassingSealer;
  fresh: readonly Asked<W>[];
}

/** Carries out what is new, and keeps the answers of what was done. */
async function carryOutFresh<W, T>(
  tx: Tx,
  { deps, scope, sealer, fresh, glance, work }: Fresh<W, T>,
): Promise<Map<string, Known<T>>> {
  if (fresh.length === 0) return new Map();
  const notes = notesOf(tx);
  const noted = notes.length;
  const refused = new Map<Asked<W>, Refusal>(await glance?.(tx, fresh));
  const left = fresh.filter((one) => !refused.has(one));
  // Their keys before anything that the work locks, as whoever erases somebody locks them.
  const gone = await findErased(tx, { deps, scope }, residentsAmong(left));
  for (const one of left)
    if (gone.has(idOf(one).actor)) refused.set(one, refuseAtDoor('signed_out'));
  const there = left.filter((one) => !refused.has(one));
  const outcomes = there.length === 0 ? [] : await work(tx, there);
  const answers = new Map(there.map((one, place) => [one, outcomes[place]]));
  const known = fresh.map((one) => {
    const outcome = refused.get(one) ?? answers.get(one);
    if (outcome === undefined) throw new Error('a request has no outcome');
    return { one, fingerprint: fingerprintOf(one.ask), outcome };
  });
  const done = known.filter(({ outcome }) => !isRefusal(outcome));
  for (const { one } of done) seeToDuty(one, notes.length - noted >= done.length);
  // In the order of their keys, so that two processes never wait crosswise.
  const kept = done
    .map(({ one, fingerprint, outcome }) => {
      const { actor, key } = idOf(one);
      const answer_sealed = sealer(JSON.stringify(outcome), answerAt(actor, key));
      return { actor, key, fingerprint, answer_sealed };
    })
    .sort((a, b) => (`${a.actor}${a.key}` < `${b.actor}${b.key}` ? -1 : 1));
  const [{ one: first } = { one: undefined }] = done;
  if (first !== undefined) {
    const { county } = first.ask.scope;
    const at = deps.clock.now();
    const rows = kept.map((row) => ({ ...row, county, at }));
    await tx.insertInto('idempotency').values(rows).execute();
  }
  return new Map(known.map(({ one, ...outcome }) => [keyOf(one), outcome]));
}

const residentsAmong = (asked: readonly Asked<unknown>[]): string[] =>
  asked.flatMap(({ ask }) => {
    const { actor } = ask.scope;
    return actor.kind === 'resident' ? [actor.id] : [];
  });

function seeToDuty({ ask: { duty } }: Asked<unknown>, written: boolean): void {
  if (duty === undefined) return;
  duty.written = written;
  assertDone(duty);
}
