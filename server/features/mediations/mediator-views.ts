import type { DeskMediator, MyMediator } from '../../../contract/mediators.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import { openerOf, type Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { residentOf } from '../../platform/scope.ts';
import { openIdentities } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import { certificateOf, dueTier, mayGoOn, refuseApplication, standingOf } from './certification.ts';
import { nameIn } from './gather.ts';
import { lessons } from './lessons.ts';
import * as people from './people-store.ts';
import { noteAt, wordsAt } from './sealed-fields.ts';
import { namesOf, openEmployers } from './tied.ts';
import { verdictsOn } from './verdicts.ts';
import { sightAt } from './view.ts';

/** Lessons whose newest edition somebody has passed, and when. */
export async function passedBy(read: Read, { scope }: Reader, ids: readonly string[]) {
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

/** Where the resident who asks stands on the way to mediate. */
export async function showOwn(read: Read, by: Reader, today: LocalDate): Promise<MyMediator> {
  const me = residentOf(by.scope);
  const row = await people.findMediator(read, by.scope, me);
  const passed = (await passedBy(read, by, [me]))(me);
  const open = await openerOf(read, by, [me]);
  const teams = await people.listTeamsOf(read, by.scope, me);
  const age = residents.refuseAct(await residents.getAgeClass(read, by.scope), 'mediation');
  const lessonsLeft = lessons.length - passed.size;
  const facts = { row: row && certificateOf(row), lessonsLeft, age };
  const { employer, former } = namesOf(openEmployers(row, open));
  return {
    state: standingOf(facts.row, today),
    area: row?.area ?? null,
    employer,
    formerEmployers: former,
    stateEmployee: row?.state_employee ?? false,
    statePayOver: row?.state_pay_over ?? false,
    mayChangeEmployer: facts.row !== undefined && mayGoOn(facts.row),
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

/** One of them, as the desk reads them. */
export async function showOne(
  read: Read,
  by: Reader,
  { row, today }: { row: people.MediatorRow; today: LocalDate },
): Promise<DeskMediator> {
  const [shown] = await showDesk(read, by, { rows: [row], today });
  if (shown === undefined) throw new Error(`no mediator ${row.resident}`);
  return shown;
}

/** Mediators as the desk reads them; whoever oversees a place reads no employer and no words. */
export async function showDesk(
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
    const { employer, former } = namesOf(openEmployers(whole ? row : undefined, open));
    return {
      id: resident,
      name: nameIn(sight, identityOf(resident).name),
      area: row.area,
      state: standingOf(certificateOf(row), today),
      tier: row.tier,
      dueTier: dueTier(counts.kept),
      stateEmployee: row.state_employee,
      statePayOver: row.state_pay_over,
      employer,
      formerEmployers: former,
      mayChangeEmployer: whole && mayGoOn(certificateOf(row)),
      mayDecide: whole && verdictsOn(certificateOf(row)).length > 0,
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
