import type { MyCase } from '../../../contract/case-views.ts';
import type { ReportBody } from '../../../contract/cases.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate, yearOf } from '../../platform/calendar.ts';
import { sealerOf, sendForKey } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { toCentimetre } from '../../platform/geometry.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf, typedByOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps, ErasedMeanwhile } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import { suggestCategory } from '../category-models/service.ts';
import * as consents from '../consents/service.ts';
import * as households from '../households/service.ts';
import { wordsPrint } from '../integrity/service.ts';
import * as photos from '../photos/service.ts';
import * as residents from '../residents/service.ts';
import * as staff from '../staff/service.ts';
import { caseCode, drawnDigits } from './code.ts';
import { actOf, answersOf } from './decide.ts';
import { begin, type CaseEvent } from './history.ts';
import { isOpenToAll } from './matter-store.ts';
import { showMine, showToReporter } from './mine.ts';
import { toldIn } from './named.ts';
import { shownArea } from './place.ts';
import { promisedFrom } from './promises.ts';
import { refuse } from './refusals.ts';
import { follow, lockSaidSame } from './said-same.ts';
import * as store from './store.ts';
import { type CaseText, textAt, textOf } from './texts.ts';
import { typistOf } from './view.ts';

/** Reports a case: case, history, deed, signals, award, ledger, audit and notice stand or fall together. */
export async function reportCase(
  deps: Deps,
  ask: Ask,
  asked: ReportBody,
): Promise<MyCase | Refusal> {
  const { read } = deps.database;
  const body = asked.position ? { ...asked, position: toCentimetre(asked.position) } : asked;
  const now = deps.clock.now();
  if (body.words.trim().length < 2) return refuse('words_missing', { field: '/words' });
  if (body.place.trim() === '' && body.position === undefined)
    return refuse('place_missing', { field: '/place' });
  const writtenAt = writtenBy(body.writtenAt, now);
  const chosen = await chooseCategory(deps, ask, body);
  if (isRefusal(chosen)) return chosen;
  const { category } = chosen;
  const limits = (await areas.getLimits(deps, ask.scope))(category.code);
  const prefix = await areas.getCasePrefix(deps, ask.scope);
  const found = body.position && (await areas.findPlace(deps, ask.scope, body.position));
  const grid = found === undefined ? await residents.getHomeGrid(read, ask.scope) : found.grid;
  return carryOut(deps, ask, async (tx) => {
    // In here, so that a repeat is answered as it was first, whatever has become of the child since.
    const barred = await refuseReporter(tx, { deps, ask }, { ...chosen, child: body.child });
    if (barred) return barred;
    const told = await withoutUnwanted(tx, ask, { body, grid, found });
    if (isRefusal(told)) return told;
    return write(tx, { deps, ask }, { ...chosen, limits, prefix, writtenAt, ...told });
  });
}

/** Nothing was written later than now, whatever the clock of a phone says: what its owner saw is not lost by that. */
function writtenBy(said: string | undefined, now: Date): Date {
  const at = Date.parse(said ?? '');
  // A leap second is an instant, but no Date.
  return at <= now.getTime() ? new Date(at) : now;
}

type Place = Pick<Prepared, 'body' | 'grid' | 'found'>;

/**
 * Without the phone’s own position where its owner did not agree to it: the place in words is enough. A
 * point that was chosen on the map has no radius of uncertainty, and is the reporter’s own word.
 */
async function withoutUnwanted(tx: Tx, { scope }: Ask, told: Place): Promise<Place | Refusal> {
  if (told.body.position?.accuracyM === undefined) return told;
  const wanted = { purpose: 'location', resident: residentOf(scope) } as const;
  if (await consents.hasAgreed(tx, scope, wanted)) return told;
  if (told.body.place.trim() === '') return refuse('location_not_agreed', { field: '/place' });
  const { position, ...body } = told.body;
  return { body, grid: await residents.getHomeGrid(tx, scope), found: undefined };
}

interface Chosen {
  /** What it is filed as. */
  category: areas.StoredCategory;
  /** What its reporter chose, and the county has retired since. */
  retired: areas.StoredCategory | undefined;
}

/**
 * A report may have waited on a phone, that of a grid worker too, while its category was retired: it goes by its
 * words then, like one for which none was chosen, and the desk says what it is. At the window it is chosen again.
 */
async function chooseCategory(
  deps: Deps,
  { scope }: Ask,
  { category: code, words }: ReportBody,
): Promise<Chosen | Refusal> {
  const unknown = () => refuse('category_unknown', { field: '/category' });
  const wanted = code === undefined ? undefined : await areas.findCategory(deps, scope, code);
  if (code !== undefined && wanted === undefined) return unknown();
  if (wanted !== undefined && wanted.retiredAt === null)
    return { category: wanted, retired: undefined };
  if (wanted !== undefined && typedByOf(scope)?.channel === 'window')
    return refuse('category_retired', { field: '/category' });
  const suggested = await suggestCategory(deps, scope, words);
  const byWords = suggested && (await areas.findCategory(deps, scope, suggested.category));
  // Who may report it was asked about the kind that was chosen.
  const fits = byWords !== undefined && (wanted === undefined || byWords.kind === wanted.kind);
  const category = fits ? byWords : await areas.findCategory(deps, scope, areas.otherCategory);
  return category === undefined ? unknown() : { category, retired: wanted };
}

/** Some kinds are for grown-ups; a child's are reported by the guardian, and never of these kinds. */
async function refuseReporter(
  read: Read,
  { deps, ask }: { deps: Deps; ask: Ask },
  { category, retired, child }: Chosen & { child: string | undefined },
): Promise<Refusal | undefined> {
  const { scope } = ask;
  const act = actOf((retired ?? category).kind);
  if (child !== undefined) {
    const unknown = await households.refuseReportFor(read, { deps, scope }, child);
    if (unknown) return unknown;
  }
  if (act === undefined) return undefined;
  const ageClass = child === undefined ? await residents.getAgeClass(read, scope) : 'under_14';
  const why = residents.refuseAct(ageClass, act);
  if (why === undefined) return undefined;
  const { hotline } = await areas.getCounty(read, scope);
  if (why === 'age_unknown') return refuse('age_before_report', { values: { hotline } });
  return refuse(ageRefusals[act], { field: '/category', values: { hotline } });
}

const ageRefusals = {
  dispute_clue: 'adults_report_disputes',
  cheat_report: 'adults_report_cheats',
} as const;

interface Prepared extends Chosen {
  body: ReportBody;
  limits: areas.Limits;
  prefix: string;
  grid: string | null;
  found: { inside: boolean } | undefined;
  writtenAt: Date;
}

async function write(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { body, category, retired, limits, prefix, grid, found, writtenAt }: Prepared,
): Promise<MyCase | Refusal> {
  const { scope } = ask;
  const resident = residentOf(scope);
  const at = deps.clock.now();
  const { position, sameAs } = body;
  // Whoever wrote it was told that it stays confidential.
  const confidential = category.confidential || (retired?.confidential ?? false);
  const text = textOf({
    words: body.words,
    place: body.place.trim(),
    answers: answersOf(retired ?? category, body.answers ?? []),
  });
  // Before any account: whoever moves that case locks it before its points, too.
  const lead = await lockSaidSame(
    tx,
    { deps, ask },
    {
      sameAs,
      told: toldIn(text, []),
      position,
      grid,
      confidential,
    },
  );
  sendForKey(tx, { deps, scope }, resident);
  const typedBy = typedByOf(scope);
  const owner = typedBy?.staff ?? resident;
  const unused = await photos.lockUnused(tx, scope, { owner, ids: body.photoIds });
  if (unused.length !== body.photoIds.length)
    return photos.refuse('photo_unusable', { field: '/photoIds' });
  if (typedBy !== undefined) await photos.handOver(tx, scope, { ids: body.photoIds, to: resident });
  const id = deps.ids.uuid();
  const code = caseCode(prefix, yearOf(localDate(at)), deps.ids.digits(drawnDigits));
  const known = sameAs !== undefined && (await isOpenToAll(tx, scope, sameAs));
  const event = reportedAt(at, { ...promisedFrom(limits, at), ...(known ? { sameAs } : {}) });
  const state = begin(event);
  const { child = null, photoIds } = body;
  const prints = unused.map(({ fingerprint }) => ({ kind: 'photo' as const, print: fingerprint }));
  const words = wordsPrint(deps, body.words);
  // Neither waits for the other: what both ask for goes out together.
  const reported = insertSealed(
    tx,
    { deps, ask },
    {
      text,
      resident,
      alias: aliasFrom(deps.ids.token()),
      event,
      state,
      child,
      photos: photoIds,
      retired: retired?.code,
      report: {
        county: scope.county,
        id,
        code,
        kind: category.kind,
        category: category.code,
        lng: position?.lng ?? null,
        lat: position?.lat ?? null,
        accuracy_m: position?.accuracyM ?? null,
        grid,
        channel: typedBy?.channel ?? 'phone_app',
        typed_by: typedBy?.staff ?? null,
        confidential,
        written_at: writtenAt,
        reported_at: at,
      },
    },
  );
  const awarded = awards.recordDeed(
    { tx, scope, deps },
    {
      kind: 'report.verified',
      resident,
      ...(child === null ? {} : { child }),
      source: id,
      ...(lead === undefined ? {} : { joins: lead.report.id }),
      occasion: 0,
      caseCode: code,
      what: {
        zh: `${category.group.zh} · ${category.name.zh}`,
        en: `${category.group.en} · ${category.name.en}`,
      },
      category: category.code,
      grid,
      position: position ? { lng: position.lng, lat: position.lat } : null,
      insideCounty: found?.inside ?? null,
      prints: words === undefined ? prints : [...prints, words],
      quantity: 1,
      at,
    },
  );
  const [report, award] = await Promise.all([reported, awarded]);
  if (lead !== undefined) {
    await follow(tx, { deps, ask }, { one: { report, state }, lead });
    return showMine(tx, { deps, scope }, id);
  }
  const shown = shownArea(report);
  const typists = report.typed_by === null ? [] : [report.typed_by];
  const names = await staff.getNames(tx, scope, typists);
  const area = shown === null ? undefined : await areas.getArea(deps, scope, shown);
  return showToReporter({
    listed: {
      report,
      text,
      state,
      categoryName: category.name,
      resolveDays: category.resolveDays,
      withoutPhone: report.channel !== 'phone_app',
      gridName: area?.name ?? null,
      unitName: null,
      helpers: [],
      againstName: null,
      at,
    },
    history: [event],
    photos: new Map([[1, unused.map(({ fingerprint, ...photo }) => photo)]]),
    unitNames: new Map(),
    awards: award === undefined ? [] : [awards.showAward(award)],
    typedBy: typistOf(report, names),
    now: at,
  });
}

const reportedAt = (at: Date, data: CaseEvent['data']): CaseEvent => ({
  seq: 1,
  kind: 'reported',
  at,
  actorKind: 'resident',
  actor: null,
  note: '',
  data,
});

type Unsealed = Omit<store.NewReport, 'report'> & {
  text: CaseText;
  /** Code of what its reporter chose and was retired since. */
  retired: string | undefined;
  report: Omit<store.CaseRow, 'text_sealed' | 'text_open'>;
};

/** Writes the case and its entry in the audit, as soon as the reporter's key is there. */
async function insertSealed(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { text: { words, place, answers }, retired, ...unsealed }: Unsealed,
): Promise<store.CaseRow> {
  const { scope } = ask;
  const { id, category } = unsealed.report;
  const seal = await sealerOf(tx, { deps, scope }, unsealed.resident);
  const textSealed = seal(JSON.stringify({ words, place, answers }), textAt(id));
  // Their session was good when they asked; meanwhile everything of theirs was erased.
  if (textSealed === null) throw new ErasedMeanwhile();
  const report: store.CaseRow = {
    ...unsealed.report,
    text_sealed: textSealed,
    text_open: null,
  };
  await Promise.all([
    store.insertReport(tx, scope, { ...unsealed, report }),
    recordAudit(
      tx,
      { deps, ask },
      {
        action: 'case.reported',
        object: `case/${id}`,
        area: shownArea(report),
        details: { category, photos: unsealed.photos.length, ...(retired && { retired }) },
        after: report,
      },
    ),
  ]);
  return report;
}

/** Four characters by which a reporter is known in one case: drawn, so that they say nothing else. */
const aliasFrom = (token: string) =>
  Buffer.from(token, 'base64url').subarray(0, 2).toString('hex').toUpperCase();
