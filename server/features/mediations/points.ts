import { isMinor } from '../../../contract/residents.ts';
import type { DeedKind } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import { monthsBefore } from '../../platform/calendar.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import * as awards from '../awards/service.ts';
import * as residents from '../residents/service.ts';
import { certificateOf, isCertified } from './certification.ts';
import * as counts from './count-store.ts';
import { reconciledMonths, type Work, workOf } from './decide.ts';
import { factsOf } from './gather.ts';
import { keepPhones, listOfSamePair, lockPair } from './pairs.ts';
import * as people from './people-store.ts';
import { type At, tellMediator } from './steps.ts';
import { insertSignals } from './store.ts';
import { suspicionsOf } from './suspicions.ts';
import * as tellings from './tellings.ts';
import { openTies } from './tied.ts';
import { personalTiesOf } from './ties.ts';
import { numberOf } from './view.ts';

const kinds = [
  'mediation.lead',
  'mediation.part',
  'mediation.reconciled',
] as const satisfies readonly DeedKind[];

/**
 * A file has come to the end of its sessions: what was done in it is a deed each, provisional until the
 * centre has looked at the work. What looks staged is noted beside it.
 */
export async function recordWork(at: At, { agreed }: { agreed: boolean }): Promise<void> {
  const {
    tx,
    deps,
    ask: { scope },
    whole,
    now,
    today,
  } = at;
  const { id, mediator, grade, grid } = whole.row;
  if (mediator === null) return;
  await lockPair(tx, at);
  const since = monthsBefore(now, reconciledMonths);
  const earlier = await listOfSamePair(tx, at);
  const before = earlier.filter(({ agreedAt }) => agreedAt !== null && agreedAt > since).length;
  const helpers = helpersOf(at);
  const minors = await lockMinors(at);
  const tiesOf = await openTies(tx, at, [mediator, ...helpers.map((helper) => helper.id)]);
  const isTied = (resident: string) => personalTiesOf(tiesOf(resident)).length > 0;
  const row = await people.findMediator(tx, scope, mediator);
  const work = workOf({
    agreed,
    grade,
    sessions: factsOf(whole).sessions,
    mediator: {
      id: mediator,
      tied: isTied(mediator),
      stateEmployee: row?.state_employee ?? false,
      certified: row !== undefined && isCertified(certificateOf(row), today),
    },
    helpers: helpers.map((helper) => ({ ...helper, tied: isTied(helper.id) })),
    parties: whole.parties.map(({ row: { id: party, resident } }) => ({
      id: party,
      resident,
      minor: resident !== null && minors.includes(resident),
    })),
    reconciledBefore: before > 0,
  });
  for (const { counterpart, ...one } of work)
    await awards.recordDeed(
      { tx, scope, deps },
      {
        ...one,
        ...(counterpart === null ? {} : { counterpart }),
        source: id,
        occasion: 0,
        caseCode: null,
        what: whatOf(one, numberOf(whole.row)),
        category: null,
        grid,
        position: null,
        insideCounty: null,
        prints: [],
        quantity: 1,
        at: now,
      },
    );
  if (!agreed) return;
  await keepPhones(tx, at, now);
  await noteSuspicions(at, { mediator, samePairBefore: before });
}

/**
 * Who of those who would be paid is a minor by now, or may be one. All are held: whoever says so at this moment has
 * said it by now, or says it afterwards.
 */
async function lockMinors(at: At): Promise<string[]> {
  const {
    tx,
    ask: { scope },
    whole: { row, parties },
  } = at;
  const theirs = parties.flatMap(({ row: party }) => party.resident ?? []);
  const paid = [row.mediator ?? [], helpersOf(at).map(({ id }) => id), theirs].flat();
  const held = await residents.lockResidents(tx, scope, [...new Set(paid)]);
  return [...held.values()].flatMap(({ id, ageClass }) => (isMinor(ageClass) ? id : []));
}

/** Who helped; paid by the state is whoever was in each of their sessions, as the team stood when it was written down. */
function helpersOf({ whole: { papers } }: At) {
  const sessions = papers.flatMap(({ row }) => (row.kind === 'session' ? [row] : []));
  const ids = new Set(sessions.flatMap(({ helpers }) => helpers));
  return [...ids].map((id) => {
    const theirs = sessions.filter(({ helpers }) => helpers.includes(id));
    return { id, stateEmployee: theirs.every((row) => row.helpers_on_duty.includes(id)) };
  });
}

const words: Record<Work['kind'], Sentence> = {
  'mediation.lead': { zh: '主持调解', en: 'Led a mediation' },
  'mediation.part': { zh: '参与调解', en: 'Took part in a mediation' },
  'mediation.reconciled': { zh: '和解', en: 'Reconciled' },
};

const whatOf = ({ kind }: Pick<Work, 'kind'>, { zh, en }: Sentence): Sentence => ({
  zh: `${words[kind].zh} · ${zh}`,
  en: `${words[kind].en} · ${en}`,
});

async function noteSuspicions(
  at: At,
  { mediator, samePairBefore }: { mediator: string; samePairBefore: number },
): Promise<void> {
  const {
    tx,
    ask: { scope },
    whole,
    now,
    today,
  } = at;
  const { id, opened_at: openedAt } = whole.row;
  const theirs = whole.parties.flatMap(({ row }) => row.resident ?? []);
  const around = await counts.countAroundMediator(tx, scope, {
    mediation: id,
    mediator,
    residents: theirs,
    now,
  });
  const known = await people.listPeople(tx, scope, theirs);
  const homes = [...known.values()].map(({ household }) => household);
  const found = suspicionsOf({
    openedAt,
    agreedAt: now,
    agreedOn: today,
    sessions: factsOf(whole).sessions,
    oneHousehold: homes.length === 2 && homes[0] !== null && homes[0] === homes[1],
    samePairBefore,
    mediatorWithParty: around.withParty,
    lastFortnight: around.lastFortnight,
    usualFortnight: around.usualFortnight,
  });
  await insertSignals(
    tx,
    scope,
    found.map(({ code, weight, reason }) => ({
      mediation: id,
      code,
      reason: { ...reason, weight },
      at: now,
    })),
  );
}

interface Review {
  wellDone: boolean;
  subsidised: boolean;
  note: string;
}

/** The centre has looked at the work: its points settle, or are taken back with the reason. */
export async function settleWork(
  at: At,
  { wellDone, subsidised, note }: Review,
): Promise<Refusal | undefined> {
  const {
    tx,
    deps,
    ask: { scope },
    whole: { row },
  } = at;
  const context = { tx, scope, deps };
  const source = row.id;
  if (!wellDone) {
    await awards.reverseSource(context, { source, deeds: kinds, reason: 'not_true', note });
    return undefined;
  }
  const minors = await lockMinors(at);
  if (minors.length > 0)
    await awards.reverseSource(context, {
      source,
      deeds: kinds,
      residents: minors,
      reason: 'out_of_scope',
      note: '未满 18 周岁或年龄待核实，调解不计分。Mediation earns nothing for who is under 18 or whose age is in doubt.',
    });
  // Whoever is paid for the file in money is not paid for it in points as well.
  if (subsidised)
    await awards.reverseSource(context, {
      source,
      deeds: ['mediation.lead'],
      reason: 'out_of_scope',
      // One text, read in either language.
      note: '这个卷宗已按以案定补发放补贴。This file is paid for in money already.',
    });
  const stopped = await awards.verifySource(context, source, kinds);
  return isRefusal(stopped) ? stopped : undefined;
}

/** The agreement was kept: the second half of what leading it earns, not of who is a minor by now. */
export async function releaseSecondHalf(at: At): Promise<void> {
  const {
    tx,
    deps,
    ask: { scope },
    whole: { row },
  } = at;
  if (row.mediator === null) return;
  const held = await residents.lockResidents(tx, scope, [row.mediator]);
  if (isMinor(held.get(row.mediator)?.ageClass ?? null))
    return tellMediator(at, tellings.secondHalfStopped);
  await awards.payKept({ tx, scope, deps }, { source: row.id, resident: row.mediator });
}
