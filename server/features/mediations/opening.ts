import { excludedWordsIn } from '../../../contract/excluded-words.ts';
import {
  type DisputeKind,
  type Exclusion,
  exclusions,
  type Mediation,
  type MediationSource,
} from '../../../contract/mediations.ts';
import { addDays, localDate, yearOf } from '../../platform/calendar.ts';
import { type Reader, sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { covers, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, recordLook } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import * as cases from '../cases/service.ts';
import {
  type Account,
  accountRefusals,
  findAccounts,
  isYoung,
  linkAccounts,
  type NewParty,
} from './accounts.ts';
import { usualDays } from './decide.ts';
import { gather, holderOfParty } from './gather.ts';
import { refuseOpening } from './opening-decide.ts';
import { refuse } from './refusals.ts';
import { detailsAt, factsAt, partyNameAt, wishesAt } from './sealed-fields.ts';
import { showAtDesk } from './showing.ts';
import { takeStep, tellParties } from './steps.ts';
import * as store from './store.ts';
import * as tellings from './tellings.ts';

interface Opening {
  caseCode: string | null;
  grid: string;
  kind: DisputeKind;
  source: MediationSource;
  grade: number;
  facts: string;
  wishes: string;
  concerns: readonly Exclusion[];
  ruledOut?: readonly Exclusion[] | undefined;
  parties: readonly NewParty[];
}

/** Opens a file: of a clue, whose points settle by that, or because somebody applied for it. */
export async function openMediation(
  deps: Deps,
  ask: Ask,
  opening: Opening,
): Promise<Mediation | Refusal> {
  const { scope } = ask;
  const area = await areas.getArea(deps, scope, opening.grid);
  if (area?.level !== 'grid' || !covers(scope, opening.grid))
    return refuse('grid_not_yours', { field: '/grid' });
  const opened = await carryOut(deps, ask, (tx) => open(tx, { deps, ask }, opening));
  // Nobody finds out without a trace whose number it is, or who has registered without one.
  if (isRefusal(opened) && accountRefusals.has(opened.code))
    await recordLook(deps, ask, {
      action: 'resident.looked_up',
      object: 'resident',
      details: { found: opened.code !== 'nobody_so_named' },
    });
  return opened;
}

async function open(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  opening: Opening,
): Promise<Mediation | Refusal> {
  const { scope } = ask;
  const accounts = await findAccounts(tx, { deps, scope }, opening.parties);
  if (isRefusal(accounts)) return accounts;
  const clue = await clueOf(tx, scope, opening.caseCode);
  if (isRefusal(clue)) return clue;
  const no = refuseOpening({
    concerns: opening.concerns,
    minor: opening.parties.some(
      ({ age }, place) => (age !== null && age < 18) || isYoung(accounts[place]),
    ),
    samePerson: isSamePerson(opening.parties, accounts),
    clue: clue === null ? null : { ...clue, hasFile: await store.hasFile(tx, scope, clue.id) },
  });
  if (no !== undefined) return refuse(no);
  const words = await excludedWords(tx, { deps, scope }, opening);
  const asked = [...opening.concerns, ...(opening.ruledOut ?? [])];
  if (words.length > 0 && !exclusions.every((one) => asked.includes(one)))
    return refuse('ask_about_exclusions', {
      field: '/ruledOut',
      values: { words: words.join(ask.language === 'en' ? ', ' : '、') },
    });
  const linked = await linkAccounts(tx, { deps, scope }, { parties: opening.parties, accounts });
  const stranger = linked.indexOf(undefined);
  if (stranger >= 0) return refuse('phone_of_another', { field: `/parties/${stranger}/phone` });
  const row = await write(tx, { deps, ask, opening, caseId: clue?.id ?? null, linked });
  if (row === undefined) return refuse('clue_has_file');
  const now = deps.clock.now();
  const whole = await gather(tx, { deps, scope }, row);
  const at = { tx, deps, ask, whole, now, today: localDate(now) };
  await takeStep(at, {
    action: 'mediation.opened',
    data: { clue: clue !== null, asked: words.length > 0 },
  });
  if (clue !== null) {
    const stopped = await awards.verifySource({ tx, scope, deps }, clue.id);
    if (stopped) return stopped;
  }
  await tellParties(at, tellings.opened);
  return showAtDesk(tx, { ...at, whole: await gather(tx, { deps, scope }, whole.row) });
}

/** Words of the file, or of the clue that it comes of, that tell of what is not mediated. */
async function excludedWords(tx: Tx, by: Reader, { facts, wishes, caseCode }: Opening) {
  const clue = caseCode === null ? [] : await cases.readText(tx, by, caseCode);
  return excludedWordsIn(facts, wishes, ...clue);
}

function isSamePerson([one, other]: readonly NewParty[], accounts: readonly Account[]): boolean {
  const [first, second] = accounts;
  if (first !== undefined && first.id === second?.id) return true;
  return one !== undefined && one.phone !== null && one.phone === other?.phone;
}

/** Not accepted yet, or not any more. */
const notTaken = ['reported', 'returned', 'refused', 'withdrawn', 'transferred'];

async function clueOf(tx: Tx, scope: Scope, code: string | null) {
  if (code === null) return null;
  const clue = await cases.findBelow(tx, scope, code);
  if (clue === undefined) return refuse('clue_not_found', { field: '/caseCode' });
  return {
    id: clue.id,
    isDispute: clue.kind === 'dispute',
    isOpen: !notTaken.includes(clue.stage),
    typedByOpener: clue.typedBy === staffOf(scope).id,
  };
}

interface Writing {
  deps: Deps;
  ask: Ask;
  opening: Opening;
  caseId: string | null;
  linked: readonly (string | null | undefined)[];
}

async function write(
  tx: Tx,
  { deps, ask: { scope }, opening, caseId, linked }: Writing,
): Promise<store.MediationRow | undefined> {
  const now = deps.clock.now();
  const today = localDate(now);
  const id = deps.ids.uuid();
  const by = { deps, scope };
  const seal = await sealerOf(tx, by, id);
  const year = yearOf(today);
  const row = await store.insertFile(tx, scope, {
    id,
    year,
    no: await store.nextNo(tx, scope, year),
    case_id: caseId,
    grid: opening.grid,
    kind: opening.kind,
    source: opening.source,
    grade: opening.grade,
    state: 'accepted',
    facts_sealed: seal(opening.facts, factsAt(id)),
    wishes_sealed: seal(opening.wishes, wishesAt(id)),
    opened_by: staffOf(scope).id,
    opened_at: now,
    due_on: addDays(today, usualDays),
    last_event: 0,
  });
  if (row === undefined) return undefined;
  const parties = [];
  for (const [place, { name, home: _, ...details }] of opening.parties.entries()) {
    const party = { id: deps.ids.uuid(), resident: linked[place] ?? null };
    const sealIt = await sealerOf(tx, by, holderOfParty(party));
    parties.push({
      ...party,
      mediation: id,
      side: place + 1,
      name_sealed: sealIt(name.trim(), partyNameAt(party.id)),
      details_sealed: sealIt(JSON.stringify(details), detailsAt(party.id)),
    });
  }
  await store.insertParties(tx, scope, parties);
  return row;
}
