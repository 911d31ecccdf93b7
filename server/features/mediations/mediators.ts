import type { DeskMediator, MyMediator } from '../../../contract/mediators.ts';
import { isMinor } from '../../../contract/residents.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import { openerOf, sealerOf } from '../../platform/data-keys.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { residentOf, staffBehind, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as notices from '../notices/service.ts';
import * as residents from '../residents/service.ts';
import {
  certificateOf,
  changedByRenewal,
  isCertified,
  onceCertified,
  refuseApplication,
  saidOfPay,
  termUntil,
} from './certification.ts';
import { lessons, wrongAnswers } from './lessons.ts';
import { passedBy, showOne, showOwn } from './mediator-views.ts';
import * as people from './people-store.ts';
import { refuse } from './refusals.ts';
import { noteAt, wordsAt } from './sealed-fields.ts';
import * as tellings from './tellings.ts';
import { openEmployers, sealEmployers } from './tied.ts';
import { onceMoved } from './ties.ts';
import { type Verdict, verdictsOn } from './verdicts.ts';

export const getOwn = (deps: Deps, ask: Ask): Promise<MyMediator> =>
  showOwn(deps.database.read, { deps, scope: ask.scope }, localDate(deps.clock.now()));

interface Test {
  lesson: string;
  answers: readonly number[];
}

/** Answers the short test of a lesson; one wrong answer and it is tried again. */
export function passLesson(deps: Deps, ask: Ask, { lesson: id, answers }: Test) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<MyMediator | Refusal> => {
    const lesson = lessons.find((one) => one.id === id);
    if (lesson === undefined) return refuse('lesson_unknown');
    const wrong = wrongAnswers(lesson, answers);
    if (wrong > 0) return refuse('lesson_failed', { field: '/answers', values: { count: wrong } });
    const resident = residentOf(scope);
    const now = deps.clock.now();
    const passed = { resident, lesson: id, edition: lesson.edition, passed_at: now };
    await people.insertPassed(tx, scope, passed);
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'mediator.lesson_passed',
        object: `mediator/${resident}`,
        details: { lesson: id, edition: lesson.edition },
      },
    );
    return showOwn(tx, { deps, scope }, localDate(now));
  });
}

interface Application {
  area: string;
  employer: string;
  stateEmployee: boolean;
  words: string;
}

/** A resident applies to mediate, or to go on with it. */
export async function applyAsMediator(
  deps: Deps,
  ask: Ask,
  { area, employer, stateEmployee, words }: Application,
): Promise<MyMediator | Refusal> {
  const { scope } = ask;
  if ((await areas.getArea(deps, scope, area)) === undefined)
    return refuse('area_unknown', { field: '/area' });
  return carryOut(deps, ask, async (tx) => {
    const by = { deps, scope };
    const resident = residentOf(scope);
    const now = deps.clock.now();
    const today = localDate(now);
    // The key first: two applications of one person come one after the other by it and by their row.
    const seal = await sealerOf(tx, by, resident);
    const before = await people.lockMediator(tx, scope, resident);
    const age = residents.refuseAct(await residents.getAgeClass(tx, scope), 'mediation');
    const passed = (await passedBy(tx, by, [resident]))(resident);
    const lessonsLeft = lessons.length - passed.size;
    const no = refuseApplication({ row: before && certificateOf(before), lessonsLeft, age }, today);
    if (no !== undefined) return refuse(no, { values: { count: lessons.length } });
    const asked = { area, employer: employer.trim() };
    const open = await openerOf(tx, by, [resident]);
    const onRecord = openEmployers(before, open);
    const applied = {
      resident,
      state: 'applied',
      words_sealed: seal(words, wordsAt(resident)),
      applied_at: now,
      ...saidOfPay({ paidByState: before?.state_employee ?? false, says: stateEmployee }),
    };
    let after: people.MediatorRow;
    // They go on mediating until it is decided: where, and whom they are tied to, does not change by asking alone.
    if (before !== undefined && isCertified(certificateOf(before), today)) {
      const standing = { area: before.area, employer: onRecord.employer.name };
      const changed = changedByRenewal(standing, asked);
      if (changed !== undefined) return refuse('renew_as_it_stands', { field: `/${changed}` });
      after = await people.changeMediator(tx, scope, applied);
    } else
      after = await people.applyOrRenew(tx, scope, {
        ...applied,
        area,
        // What they may still have to end they are tied in to whom they worked for, until they are certified anew.
        ...sealEmployers(seal, {
          resident,
          ...onceMoved({ from: onRecord, to: asked.employer, typedBy: staffBehind(scope) }),
        }),
      });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action: 'mediator.applied',
        object: `mediator/${resident}`,
        area,
        details: { renewal: before !== undefined },
        before: before ?? null,
        after,
      },
    );
    return showOwn(tx, by, today);
  });
}

const decided = {
  certify: { state: 'certified', action: 'mediator.certified' },
  refuse: { state: 'refused', action: 'mediator.refused' },
  end: { state: 'ended', action: 'mediator.ended' },
} as const satisfies Record<Verdict, object>;

interface Decision {
  id: string;
  verdict: Verdict;
  tier: number;
  note: string;
}

/** Certifies an application for a term, refuses it, or ends a certificate. */
export function decideMediator(deps: Deps, ask: Ask, { id, verdict, tier, note }: Decision) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<DeskMediator | Refusal> => {
    // The key first, as everywhere: whoever is erased at the same time is waited for in one order.
    const seal = await sealerOf(tx, { deps, scope }, id);
    const before = await people.lockMediatorBelow(tx, scope, id);
    if (before === undefined) return refuse('mediator_not_found');
    if (!verdictsOn(certificateOf(before)).includes(verdict)) return refuse('nothing_to_decide');
    // They said that they are grown up when they applied; they may have said otherwise since.
    if (verdict === 'certify' && isMinor(await residents.getTakenFor(tx, scope, id)))
      return refuse('applicant_minor');
    const now = deps.clock.now();
    const today = localDate(now);
    const { state, action } = decided[verdict];
    const until = verdict === 'certify' ? termUntil(before.certified_until, today) : null;
    const after = await people.changeMediator(tx, scope, {
      resident: id,
      state,
      tier: verdict === 'certify' ? tier : before.tier,
      note_sealed: seal(note, noteAt(id)),
      decided_by: staffOf(scope).id,
      decided_at: now,
      certified_until: until,
      // Whom they worked for before, and that the state paid them, was of the term that ends with this decision.
      ...(verdict === 'certify' ? { former_employers_sealed: null, ...onceCertified(before) } : {}),
    });
    await recordAudit(
      tx,
      { deps, ask },
      {
        action,
        object: `mediator/${id}`,
        area: before.area,
        reason: note,
        details: { tier, until },
        before,
        after,
      },
    );
    const words = {
      certify: tellings.certified(until ?? '')({ zh: '', en: '' }),
      refuse: tellings.refusedApplication,
      end: tellings.certificateEnded,
    }[verdict];
    const { county } = scope;
    const about = { resident: id, kind: 'together', caseCode: null } as const;
    await notices.tell(tx, deps, { county, words, ...about });
    return showOne(tx, { deps, scope }, { row: after, today });
  });
}
