import type { MyCase, ReportBody } from '../../../contract/cases.ts';
import { recordAudit } from '../../platform/audit.ts';
import { localDate, yearOf } from '../../platform/calendar.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf } from '../../platform/scope.ts';
import { type Ask, carryOut, type Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as awards from '../awards/service.ts';
import * as households from '../households/service.ts';
import { wordsPrint } from '../integrity/service.ts';
import * as photos from '../photos/service.ts';
import * as residents from '../residents/service.ts';
import { caseCode, drawnDigits } from './code.ts';
import { actOf } from './decide.ts';
import { begin, type CaseEvent } from './history.ts';
import { showToReporter } from './mine.ts';
import { refuse } from './refusals.ts';
import * as store from './store.ts';

/** Minutes by which a phone's clock may be ahead of ours. */
const aheadMs = 10 * 60_000;
const titleLength = 24;
/** Taken where the words name no category. */
const otherCategory = '999900';

/** Reports a case: case, history, deed, signals, award, ledger, audit and notice stand or fall together. */
export async function reportCase(
  deps: Deps,
  ask: Ask,
  body: ReportBody,
): Promise<MyCase | Refusal> {
  const { read } = deps.database;
  const now = deps.clock.now();
  if (body.words.trim().length < 2) return refuse('words_missing', { field: '/words' });
  if (body.place.trim() === '' && body.position === undefined)
    return refuse('place_missing', { field: '/place' });
  const writtenAt = body.writtenAt === undefined ? now : new Date(body.writtenAt);
  // The negation also holds for a leap second, which is an instant but no Date.
  if (!(writtenAt.getTime() <= now.getTime() + aheadMs))
    return refuse('written_later', { field: '/writtenAt' });
  const category = await chooseCategory(deps, ask, body);
  if (isRefusal(category)) return category;
  const prefix = await areas.getCasePrefix(deps, ask.scope);
  const found = body.position && (await areas.findPlace(deps, ask.scope, body.position));
  const grid = found === undefined ? await residents.getHomeGrid(read, ask.scope) : found.grid;
  return carryOut(deps, ask, async (tx) => {
    // In here, so that a repeat is answered as it was first, whatever has become of the child since.
    const barred = await refuseReporter(tx, { deps, ask }, { category, child: body.child });
    if (barred) return barred;
    return write(tx, { deps, ask }, { body, category, prefix, grid, found, writtenAt });
  });
}

async function chooseCategory(
  deps: Deps,
  ask: Ask,
  body: ReportBody,
): Promise<areas.StoredCategory | Refusal> {
  const categories = await areas.getCategories(deps, ask.scope);
  const code = body.category ?? areas.suggestCategory(categories, body.words) ?? otherCategory;
  const category = categories.find((one) => one.code === code);
  return category ?? refuse('category_unknown', { field: '/category' });
}

/** Some kinds are for grown-ups; a child's are reported by the guardian, and never of these kinds. */
async function refuseReporter(
  read: Read,
  { deps, ask }: { deps: Deps; ask: Ask },
  { category, child }: { category: areas.StoredCategory; child: string | undefined },
): Promise<Refusal | undefined> {
  const { scope } = ask;
  const act = actOf(category.kind);
  if (child !== undefined) {
    const unknown = await households.refuseReportFor(read, { deps, scope }, child);
    if (unknown) return unknown;
  }
  if (act === undefined) return undefined;
  const ageClass = child === undefined ? await residents.getAgeClass(read, scope) : 'under_14';
  if (residents.mayTakePart(ageClass, act)) return undefined;
  const { hotline } = await areas.getCounty(read, scope);
  return refuse(ageRefusals[act], { field: '/category', values: { hotline } });
}

const ageRefusals = {
  dispute_clue: 'adults_report_disputes',
  cheat_report: 'adults_report_cheats',
} as const;

interface Prepared {
  body: ReportBody;
  category: areas.StoredCategory;
  prefix: string;
  grid: string | null;
  found: { inside: boolean } | undefined;
  writtenAt: Date;
}

async function write(
  tx: Tx,
  { deps, ask }: { deps: Deps; ask: Ask },
  { body, category, prefix, grid, found, writtenAt }: Prepared,
): Promise<MyCase | Refusal> {
  const { scope } = ask;
  const resident = residentOf(scope);
  const at = deps.clock.now();
  const unused = await photos.lockUnused(tx, scope, { owner: resident, ids: body.photoIds });
  if (unused.length !== body.photoIds.length)
    return photos.refuse('photo_unusable', { field: '/photoIds' });
  const id = deps.ids.uuid();
  const code = caseCode(prefix, yearOf(localDate(at)), deps.ids.digits(drawnDigits));
  const { position } = body;
  const stamp = { county: scope.county, id, code, at };
  const report = caseOf({ body, category, grid, writtenAt }, stamp);
  const event = reportedAt(at);
  const state = begin(event);
  const { child = null, photoIds } = body;
  const prints = unused.map(({ fingerprint }) => ({ kind: 'photo' as const, print: fingerprint }));
  const words = wordsPrint(body.words);
  // Nothing of these waits for the others: they go out together, in this order.
  const reported = store.insertReport(tx, scope, {
    report,
    resident,
    child,
    event,
    state,
    photos: photoIds,
  });
  const audited = recordAudit(
    tx,
    { deps, ask },
    {
      action: 'case.reported',
      object: `case/${id}`,
      area: grid,
      details: { category: category.code, photos: body.photoIds.length },
      after: report,
    },
  );
  const awarded = awards.recordDeed(
    { tx, scope, deps },
    {
      kind: 'report.verified',
      resident,
      ...(child === null ? {} : { child }),
      source: id,
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
      prints: words === undefined ? prints : [...prints, { kind: 'words', print: words }],
      quantity: 1,
      at,
    },
  );
  const [award] = await Promise.all([awarded, reported, audited]);
  const gridArea = grid === null ? undefined : await areas.getArea(deps, scope, grid);
  return showToReporter({
    listed: {
      report,
      state,
      categoryName: category.name,
      resolveDays: category.resolveDays,
      gridName: gridArea?.name ?? null,
      unitName: null,
      at,
    },
    history: [event],
    photos: new Map([[1, unused.map(({ fingerprint, ...photo }) => photo)]]),
    awards: award === undefined ? [] : [awards.showAward(award)],
    now: at,
  });
}

function caseOf(
  { body, category, grid, writtenAt }: Pick<Prepared, 'body' | 'category' | 'grid' | 'writtenAt'>,
  { at, ...named }: { county: number; id: string; code: string; at: Date },
): store.CaseRow {
  const { position } = body;
  return {
    ...named,
    kind: category.kind,
    category: category.code,
    words: body.words,
    title: titleOf(body.words),
    place: body.place.trim(),
    lng: position?.lng ?? null,
    lat: position?.lat ?? null,
    accuracy_m: position?.accuracyM ?? null,
    grid,
    channel: 'phone_app',
    confidential: category.confidential,
    written_at: writtenAt,
    reported_at: at,
  };
}

const reportedAt = (at: Date): CaseEvent => ({
  seq: 1,
  kind: 'reported',
  at,
  actorKind: 'resident',
  actor: null,
  note: '',
  data: {},
});

/** First words of the report: up to a sentence's end, at most 24 characters. */
export function titleOf(words: string): string {
  const first = words.trim().split(/[。!?!?\n\r;;]/)[0] ?? '';
  const characters = [...(first.trim() || words.trim())];
  return characters.length <= titleLength
    ? characters.join('')
    : `${characters.slice(0, titleLength - 1).join('')}…`;
}
