import type { DeskMediator, MyMediator } from '../../../contract/mediators.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import { type Opener, openerOf, type Reader, sealerOf } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { onlyArea, residentOf, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as notices from '../notices/service.ts';
import { openIdentities } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import {
  type CertificateFacts,
  changedByRenewal,
  dueTier,
  isCertified,
  refuseApplication,
  standingOf,
  termUntil,
} from './certification.ts';
import { nameIn } from './gather.ts';
import { lessons, wrongAnswers } from './lessons.ts';
import * as people from './people-store.ts';
import { refuse } from './refusals.ts';
import { employerAt, noteAt, wordsAt } from './sealed-fields.ts';
import * as tellings from './tellings.ts';
import { sightAt } from './view.ts';

const factsOf = (row: people.MediatorRow): CertificateFacts => ({
  state: row.state as CertificateFacts['state'],
  certifiedUntil: row.certified_until,
});

/** Lessons whose newest edition somebody has passed, and when. */
async function passedBy(read: Read, { scope }: Reader, ids: readonly string[]) {
  const rows = await people.listPassed(read, scope, ids);
  const editions = new Map(lessons.map(({ id, edition }) => [id, edition]));
  const counted = rows.filter(({ lesson, edition }) => editions.get(lesson) === edition);
  return (id: string) =>
    new Map(
      counted
        .filter(({ resident }) => resident === id)
        .map(({ lesson, passed_at }) => [lesson, passed_at]),
    );
}

async function showOwn(read: Read, by: Reader, today: LocalDate): Promise<MyMediator> {
  const me = residentOf(by.scope);
  const row = await people.findMediator(read, by.scope, me);
  const passed = (await passedBy(read, by, [me]))(me);
  const open = await openerOf(read, by, [me]);
  const teams = await people.listTeamsOf(read, by.scope, me);
  const age = residents.refuseAct(await residents.getAgeClass(read, by.scope), 'mediation');
  const lessonsLeft = lessons.length - passed.size;
  const facts = { row: row && factsOf(row), lessonsLeft, age };
  return {
    state: standingOf(facts.row, today),
    area: row?.area ?? null,
    employer: row === undefined ? '' : employerOf(row, open),
    stateEmployee: row?.state_employee ?? false,
    tier: row?.tier ?? 1,
    certifiedUntil: row?.certified_until ?? null,
    note: row === undefined ? null : open(me, row.note_sealed, noteAt(me)),
    mayApply: refuseApplication(facts, today) === undefined,
    lessons: lessons.map(({ id, title, text, questions }) => ({
      id,
      title,
      text: [...text],
      questions: questions.map(({ words, choices }) => ({ words, choices: [...choices] })),
      passedAt: passed.get(id)?.toISOString() ?? null,
    })),
    teams: teams.map(({ name, role }) => ({ name, role: role as 'lead' })),
  };
}

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

const employerOf = ({ resident, employer_sealed }: people.MediatorRow, open: Opener) =>
  open(resident, employer_sealed, employerAt(resident)) ?? '';

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
    const no = refuseApplication({ row: before && factsOf(before), lessonsLeft, age }, today);
    if (no !== undefined) return refuse(no, { values: { count: lessons.length } });
    const asked = { area, employer: employer.trim(), stateEmployee };
    const applied = {
      resident,
      state: 'applied',
      words_sealed: seal(words, wordsAt(resident)),
      applied_at: now,
    };
    let after: people.MediatorRow;
    // They go on mediating until it is decided: nothing of what that rests on changes by asking alone.
    if (before !== undefined && isCertified(factsOf(before), today)) {
      const open = await openerOf(tx, by, [resident]);
      const standing = {
        area: before.area,
        employer: employerOf(before, open),
        stateEmployee: before.state_employee,
      };
      const changed = changedByRenewal(standing, asked);
      if (changed !== undefined) return refuse('renew_as_it_stands', { field: `/${changed}` });
      after = await people.changeMediator(tx, scope, applied);
    } else
      after = await people.applyOrRenew(tx, scope, {
        ...applied,
        area,
        state_employee: stateEmployee,
        employer_sealed: asked.employer === '' ? null : seal(asked.employer, employerAt(resident)),
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

async function showDesk(
  read: Read,
  by: Reader,
  { rows, today }: { rows: readonly people.MediatorRow[]; today: LocalDate },
): Promise<DeskMediator[]> {
  const ids = rows.map(({ resident }) => resident);
  const identityOf = await openIdentities(read, by, ids);
  const open = await openerOf(read, by, ids);
  const passed = await passedBy(read, by, ids);
  const files = await people.countFiles(read, by.scope, ids);
  return rows.map((row) => {
    const { resident } = row;
    const sight = sightAt(by.scope, row.area);
    const whole = sight === 'whole';
    const counts = files.get(resident) ?? { files: 0, kept: 0 };
    return {
      id: resident,
      name: nameIn(sight, identityOf(resident).name),
      area: row.area,
      state: standingOf(factsOf(row), today),
      tier: row.tier,
      dueTier: dueTier(counts.kept),
      stateEmployee: row.state_employee,
      employer: whole ? employerOf(row, open) : '',
      words: whole ? (open(resident, row.words_sealed, wordsAt(resident)) ?? '') : '',
      appliedAt: row.applied_at.toISOString(),
      certifiedUntil: row.certified_until,
      lessonsPassed: passed(resident).size,
      lessons: lessons.length,
      files: counts.files,
      kept: counts.kept,
    };
  });
}

export async function listMediators(deps: Deps, ask: Ask) {
  const { read } = deps.database;
  const { scope } = ask;
  const rows = await people.listMediators(read, scope);
  const today = localDate(deps.clock.now());
  const mediators = await showDesk(read, { deps, scope }, { rows, today });
  const area = onlyArea(scope);
  await recordLook(deps, ask, { action: 'mediators.listed', object: 'mediators', area });
  return { mediators };
}

const decided = {
  certify: { state: 'certified', action: 'mediator.certified' },
  refuse: { state: 'refused', action: 'mediator.refused' },
  end: { state: 'ended', action: 'mediator.ended' },
} as const;

interface Decision {
  id: string;
  verdict: keyof typeof decided;
  tier: number;
  note: string;
}

/** Certifies an application for a term, refuses it, or ends a certificate. */
export function decideMediator(deps: Deps, ask: Ask, { id, verdict, tier, note }: Decision) {
  const { scope } = ask;
  return carryOut(deps, ask, async (tx): Promise<DeskMediator | Refusal> => {
    const before = await people.lockMediatorBelow(tx, scope, id);
    if (before === undefined) return refuse('mediator_not_found');
    const waits = before.state === 'applied';
    const ends = verdict === 'end' && ['certified', 'applied'].includes(before.state);
    if (verdict === 'end' ? !ends : !waits) return refuse('nothing_to_decide');
    const now = deps.clock.now();
    const today = localDate(now);
    const { state, action } = decided[verdict];
    const seal = await sealerOf(tx, { deps, scope }, id);
    const until = verdict === 'certify' ? termUntil(before.certified_until, today) : null;
    const after = await people.changeMediator(tx, scope, {
      resident: id,
      state,
      tier: verdict === 'certify' ? tier : before.tier,
      note_sealed: seal(note, noteAt(id)),
      decided_by: staffOf(scope).id,
      decided_at: now,
      certified_until: until,
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
    const [shown] = await showDesk(tx, { deps, scope }, { rows: [after], today });
    if (shown === undefined) throw new Error(`no mediator ${id}`);
    return shown;
  });
}
