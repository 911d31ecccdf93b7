import type { NewRosterLine, Roster } from '../../../contract/rosters.ts';
import type { Sentence } from '../../../contract/values.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addDays, localDate, startOfDay } from '../../platform/calendar.ts';
import { findErased } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { covers, onlyArea, prefixOf, type Scope, staffOf } from '../../platform/scope.ts';
import { dateInWords } from '../../platform/sentence.ts';
import { isSameName } from '../../platform/spelled.ts';
import { type Ask, carryOut, type Deps, recordLooks } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import * as notices from '../notices/service.ts';
import * as photos from '../photos/service.ts';
import { communityOf, openIdentities, phoneIndexes } from '../privacy/service.ts';
import * as residents from '../residents/service.ts';
import * as rules from '../rules/service.ts';
import * as staff from '../staff/service.ts';
import {
  areaOf,
  enteredWithinDays,
  faultsOf,
  isCountedOtherwise,
  type LineFacts,
  ownOf,
  quantityOf,
} from './decide.ts';
import { fieldsOf, refuse } from './refusals.ts';
import * as store from './store.ts';
import { showRoster } from './view.ts';
import { whatOf } from './words.ts';

interface Typed {
  number: string;
  photo: string;
  walkedIn?: string | undefined;
  lines: readonly NewRosterLine[];
}

interface At {
  deps: Deps;
  ask: Ask;
}

/** A line with whom it is about. */
interface Known extends LineFacts {
  grid: string | null;
}

/**
 * Types in a paper list: all of it, or nothing and what is wrong with it. What is said of the lines tells whose
 * numbers they are: a list that was refused over them leaves a look at everybody who was found.
 */
export async function enterRoster(deps: Deps, ask: Ask, typed: Typed): Promise<Roster | Refusal> {
  const found: { people?: readonly Known[] } = {};
  const entered = await carryOut(deps, ask, (tx) => enter(tx, { deps, ask }, { ...typed, found }));
  if (isRefusal(entered) && found.people) await recordFound(deps, ask, found.people);
  return entered;
}

/** Each of whom is told of the look, as at the window. */
async function recordFound(deps: Deps, ask: Ask, lines: readonly Known[]): Promise<void> {
  const action = 'resident.looked_up';
  const by = 'paper_list';
  const people = new Map(lines.map(({ resident, grid }) => [resident, grid] as const));
  const looks = [...people].flatMap(([resident, grid]) =>
    resident === null
      ? []
      : [
          {
            action,
            object: `resident/${resident}`,
            area: communityOf(grid),
            details: { found: true, by },
          } as const,
        ],
  );
  const nobody = { action, object: 'resident', details: { found: false, by } } as const;
  await recordLooks(deps, ask, looks.length === 0 ? [nobody] : looks);
}

interface Entering extends Typed {
  /** Who was found by the numbers, once that was looked at. */
  found: { people?: readonly Known[] };
}

/** The photo and the number first: without a paper of their own nobody learns anything of the numbers. */
async function enter(
  tx: Tx,
  { deps, ask }: At,
  { number, photo, walkedIn, lines, found }: Entering,
): Promise<Roster | Refusal> {
  const { scope } = ask;
  const printed = number.toUpperCase();
  const mine = { owner: staffOf(scope).id, ids: [photo] };
  const [taken] = await photos.lockUnused(tx, scope, mine);
  if (taken === undefined) return photos.refuse('photo_unusable', { field: '/photo' });
  if (await store.isTaken(tx, scope, printed)) return standsAlready(printed);
  const odd = await refuseWalkedIn({ deps, ask }, { walkedIn, lines });
  if (odd) return odd;
  const known = await knowLines(tx, { deps, ask }, lines);
  found.people = known;
  const faults = faultsOf(known, localDate(deps.clock.now()));
  if (faults.length > 0)
    return refuse('roster_lines_wrong', {
      fields: fieldsOf(faults),
      values: { count: faults.length },
    });
  return take(tx, { deps, ask }, { number: printed, photo, walkedIn, known });
}

/** A grid where it is known to lie, and something that was walked there. */
async function refuseWalkedIn(
  { deps, ask: { scope } }: At,
  { walkedIn, lines }: { walkedIn: string | undefined; lines: readonly NewRosterLine[] },
): Promise<Refusal | undefined> {
  if (walkedIn === undefined) return undefined;
  const field = '/walkedIn';
  if (!lines.some(({ kind }) => kind === 'patrol.hour'))
    return refuse('roster_without_patrol', { field });
  const area = await areas.getArea(deps, scope, walkedIn);
  return area?.level === 'grid' ? undefined : refuse('roster_grid_unknown', { field });
}

const standsAlready = (number: string) =>
  refuse('roster_entered', { field: '/number', values: { number } });

interface Taken {
  number: string;
  photo: string;
  walkedIn: string | undefined;
  known: readonly Known[];
}

/** Nothing is wrong with it: the list, its lines and the deeds that they are. */
async function take(
  tx: Tx,
  { deps, ask }: At,
  { number, photo, walkedIn, known }: Taken,
): Promise<Roster | Refusal> {
  const { scope } = ask;
  const county = String(scope.county);
  const roster = {
    id: deps.ids.uuid(),
    number,
    photo,
    walked_in: walkedIn ?? null,
    lines: known.length,
    entered_by: staffOf(scope).id,
    entered_at: deps.clock.now(),
    area: areaOf(
      county,
      known.map(({ grid }) => prefixOf(grid ?? county)),
    ),
  };
  if (!(await store.insertRoster(tx, scope, roster))) return standsAlready(number);
  const rows = known.map((line, place) => rowOf(line, { id: deps.ids.uuid(), place, roster }));
  if (!(await store.insertLines(tx, scope, rows))) return refuse('roster_raced');
  // In the order in which they are locked everywhere, and each person’s days in theirs.
  const ordered = rows
    .map((row, place) => ({ row, grid: known[place]?.grid ?? null }))
    .toSorted((a, b) => orderOf(a.row).localeCompare(orderOf(b.row)));
  for (const { row, grid } of ordered) await record(tx, { deps, ask }, { row, grid });
  await recordAudit(
    tx,
    { deps, ask },
    {
      action: 'roster.entered',
      object: `roster/${roster.id}`,
      area: onlyArea(scope),
      details: { number, lines: known.length },
      before: null,
      after: roster,
    },
  );
  const written = await store.findBelow(tx, scope, roster.id);
  if (written === undefined) throw new Error(`roster ${roster.id} was not written`);
  return showRoster(tx, { deps, scope }, written);
}

const orderOf = ({ resident, day, place }: store.NewLine) =>
  `${resident} ${day} ${String(place).padStart(3, '0')}`;

/** Who is meant by each line, under lock; erased people are nobody. */
async function knowLines(
  tx: Tx,
  { deps, ask: { scope } }: At,
  lines: readonly NewRosterLine[],
): Promise<Known[]> {
  const meant = await findMeant(tx, { deps, scope }, lines);
  const found = meant.flatMap(({ people }) => people);
  const ids = [...new Set(found.map(({ id }) => id))];
  const erased = await findErased(tx, { deps, scope }, ids);
  if (ids.length > 0) await store.lockPeople(tx, scope, ids);
  const identityOf = await openIdentities(tx, { deps, scope }, ids);
  const since = addDays(localDate(deps.clock.now()), -enteredWithinDays);
  const standing = await store.listStanding(tx, scope, { residents: ids, since });
  const counted = await store.listCounted(tx, scope, { residents: ids, since: startOfDay(since) });
  const withBook = await daysWithBook(tx, scope, lines);
  const typists = [await staff.getOwnName(tx, scope)];
  return lines.map(({ name, kind, day, minutes }, place) => {
    const { by = 'unclear', people = [] } = meant[place] ?? {};
    const [who, ...more] = people.filter(({ id }) => !erased.has(id));
    const isSeveral = more.length > 0;
    const one = isSeveral ? undefined : who;
    const own = one === undefined ? null : identityOf(one.id).name;
    const same = standing.find(
      (line) => line.resident === one?.id && line.kind === kind && line.day === day,
    );
    const ageClass = (one?.ageClass ?? null) as Parameters<typeof residents.refuseAct>[0];
    return {
      kind,
      day,
      minutes,
      by,
      isSeveral,
      hasBook: withBook.has(day),
      resident: one?.id ?? null,
      grid: one?.grid ?? null,
      nameAgrees: name === undefined || own === null || isSameName(own, name),
      own: ownOf(own, typists),
      noPatrol: residents.refuseAct(ageClass, 'patrol') ?? null,
      enteredOn: same?.number ?? null,
      isCounted: one !== undefined && isCountedOtherwise({ resident: one.id, kind, day }, counted),
    };
  });
}

interface Meant {
  by: LineFacts['by'];
  /** Who lives where whoever types works. */
  people: store.PersonRow[];
}

/** Whom each line names: by a number, or by a name and a home. */
async function findMeant(
  tx: Tx,
  { deps, scope }: { deps: Deps; scope: Scope },
  lines: readonly NewRosterLine[],
): Promise<Meant[]> {
  const phones = [...new Set(lines.flatMap(({ phone }) => phone ?? []))];
  const indexesOf = new Map(phones.map((phone) => [phone, phoneIndexes(deps, phone)]));
  const byPhone = await store.listByPhones(tx, scope, [...indexesOf.values()].flat());
  const named = lines.map(({ phone, name, home }) =>
    phone === undefined && name !== undefined && home !== undefined ? { name, home } : undefined,
  );
  const wanted = named.filter((one) => one !== undefined);
  const matches = await residents.findWithoutPhone(tx, { deps, scope }, wanted);
  const byName = await store.listByIds(tx, scope, [...new Set(matches.flat())]);
  return lines.map(({ phone, home }, place): Meant => {
    const who = named[place];
    if (who !== undefined) {
      const ids = matches[wanted.indexOf(who)] ?? [];
      return { by: 'name', people: byName.filter(({ id }) => ids.includes(id)) };
    }
    if (phone === undefined || home !== undefined) return { by: 'unclear', people: [] };
    const indexes = indexesOf.get(phone) ?? [];
    const people = byPhone.filter(
      ({ grid, phoneIndex }) =>
        covers(scope, grid) &&
        indexes.some((index) => phoneIndex !== null && index.equals(phoneIndex)),
    );
    return { by: 'phone', people };
  });
}

async function daysWithBook(
  tx: Tx,
  scope: Scope,
  lines: readonly NewRosterLine[],
): Promise<Set<string>> {
  const days = [...new Set(lines.map(({ day }) => day))];
  const has = await Promise.all(days.map((day) => rules.hasRulebookOn(tx, scope, day)));
  return new Set(days.filter((_, place) => has[place]));
}

function rowOf(
  { resident, kind, day, minutes }: Known,
  { id, place, roster }: { id: string; place: number; roster: { id: string } },
): store.NewLine {
  if (resident === null) throw new Error('a line about nobody was taken in');
  return { roster: roster.id, place, id, resident, kind, day, minutes: minutes ?? null };
}

/** On the paper stands a day and no hour: noon, and never later than now. */
const momentOf = (day: string, now: Date) => {
  const noon = startOfDay(day, 12);
  return noon > now ? now : noon;
};

/** The deed of a line, on its way to points like any other, and the word that it was written down. */
async function record(
  tx: Tx,
  { deps, ask: { scope } }: At,
  { row, grid }: { row: store.NewLine; grid: string | null },
): Promise<void> {
  const { kind, day, resident, minutes, id } = row;
  const what: Sentence = whatOf(kind);
  const now = deps.clock.now();
  await awards.recordDeed(
    { tx, scope, deps },
    {
      kind,
      resident,
      source: id,
      occasion: 0,
      caseCode: null,
      what,
      category: null,
      // A deed is never changed, and the grid of a home goes when its owner is erased.
      grid: communityOf(grid),
      position: null,
      insideCounty: null,
      prints: [],
      quantity: quantityOf({ minutes }),
      toCompare: true,
      at: momentOf(day, now),
    },
  );
  const on = dateInWords(day);
  await notices.tell(tx, deps, {
    county: scope.county,
    resident,
    kind: 'points',
    caseCode: null,
    words: {
      zh: `纸面登记：${on.zh}，${what.zh}。由另一位核对后按细则入账；不是您做的，请打热线。`,
      en: `From a paper list: ${what.en} on ${on.en}. What it earns settles once somebody else has compared it. If it was not you, please call the hotline.`,
    },
  });
}
