import { type RawBuilder, sql } from 'kysely';
import { overdueAt } from './overdue-store.ts';

/*
 * SQL over `case_states`: how a case stood at an instant, which may be over. What the state keeps no date of is
 * read from the last step up to then (`s`); one primary key is looked through for it.
 */

interface Steps {
  upTo: RawBuilder<unknown>;
  kinds: RawBuilder<unknown>;
}

const lastStep = (said: RawBuilder<unknown>, { upTo, kinds }: Steps) => sql`(select ${said}
  from case_events s where s.county = case_states.county and s.case_id = case_states.case_id
    and ${upTo} and (${kinds}) order by s.seq desc limit 1)`;

export const stepsUntil = (at: Date): RawBuilder<unknown> => sql`s.at <= ${at}`;

/** With which unit it was after some steps; null while one was looked for. */
export const unitAfter = (upTo: RawBuilder<unknown>): RawBuilder<unknown> =>
  lastStep(sql`s.data ->> 'unit'`, {
    upTo,
    kinds: sql`s.kind in ('dispatched', 'merged', 'handed_back')`,
  });

/** Since when it lay with its reporter; null where it did not. */
const returnedBy = (at: Date) =>
  lastStep(sql`case s.kind when 'returned' then s.at end`, {
    upTo: stepsUntil(at),
    kinds: sql`s.kind in ('returned', 'supplemented')`,
  });

/** Something of the last step up to then by which work is begun, done, paused or taken up again. */
const lastOfWork = (said: RawBuilder<unknown>, at: Date) =>
  lastStep(said, {
    upTo: stepsUntil(at),
    kinds: sql`s.kind in ('handled', 'sent_back', 'reopened', 'paused', 'resumed', 'handed_back', 'merged')
      or s.kind = 'visited' and s.data ->> 'result' = 'not_solved'
      or s.kind = 'dispatched' and s.data ? 'pause'`,
  });

/** The work was done, though sent back since. */
const wasDone = (at: Date) =>
  lastOfWork(
    sql`s.kind = 'handled'
      or s.kind = 'merged' and s.data ->> 'stage' in ('answered', 'awaiting_confirmation')`,
    at,
  );

/** Who joined what was done has it from then. */
const doneAt = sql`coalesce((s.data ->> 'handledAt')::timestamptz, s.at)`;

/** The clock of the work stood still: it was done in time, though sent back since, or paused, though ended since. */
const stoodStill = (at: Date) =>
  lastOfWork(
    sql`s.kind = 'handled' and ${doneAt} <= case_states.resolve_due_at or s.kind = 'paused'
      or s.kind = 'merged' and (s.data ->> 'stage' = 'answered' or s.data ->> 'pause' is not null)`,
    at,
  );

/** A promise was broken: not kept when it was due, nor the case over; what came due at its reporter’s was not. */
function broken(promise: 'dispatch' | 'first_answer', at: Date) {
  const done = { dispatch: 'dispatched_at', first_answer: 'first_answered_at' };
  const due = sql.ref(`case_states.${promise}_due_at`);
  const kept = sql.ref(`case_states.${done[promise]}`);
  return sql`(${due} < ${at} and coalesce(${kept}, case_states.closed_at, 'infinity') > ${at}
    and ${due} < coalesce(${returnedBy(at)}, ${at}))`;
}

/** The work was not done when it was due. What is done late stays late: nothing is gained by leaving it unclosed. */
const workNotDone = (at: Date) => sql`(case_states.resolve_due_at < ${at}
  and coalesce(case_states.handled_at, case_states.closed_at, 'infinity') > case_states.resolve_due_at
  and case_states.resolve_due_at < coalesce(${returnedBy(at)}, ${at})
  and (case_states.handled_at <= ${at} or not coalesce(${stoodStill(at)}, false)))`;

/** What a unit owed to the reporter and had not given, or gave late and has done since: closed, it is not on time. */
export const workLateAt = (at: Date): RawBuilder<unknown> => sql`(${broken('first_answer', at)}
  or ${workNotDone(at)}
  or case_states.first_answered_at > case_states.first_answer_due_at and coalesce(${wasDone(at)}, false))`;

/** Anything that staff or a unit owe: of a check, which waits at the desk, only what waits for it still. */
export const lateAt = (at: Date): RawBuilder<unknown> => sql`(${broken('dispatch', at)}
  or ${workLateAt(at)} or case_states.stage = 'answered' and ${overdueAt(at)})`;
