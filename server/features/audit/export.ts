import { Readable } from 'node:stream';
import writeWorkbook from 'write-excel-file/node';
import type { AuditFilter, exportFormats } from '../../../contract/audit.ts';
import { findHead, type StoredEntry, textOf } from '../../platform/audit/chain-store.ts';
import { leafOf } from '../../platform/audit/entry.ts';
import { openReasons } from '../../platform/audit.ts';
import { localDate } from '../../platform/calendar.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { Attachment } from '../../platform/http/documents.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { onlyArea, type Scope, staffOf } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import { listAreas } from '../areas/service.ts';
import { refuse } from './refusals.ts';
import { detailsOf, searchOf } from './search.ts';
import { headingsOf, lineOf } from './sheet.ts';
import * as store from './store.ts';
import { namesFor } from './view.ts';

interface Wanted {
  filter: AuditFilter;
  format: (typeof exportFormats)[number];
  reason: string;
}

/** A workbook is made in one piece, and meanwhile nobody else is answered; lines go out as they are read. */
const mostEntries = { xlsx: 20_000, jsonl: 500_000 } as const;
const atOnce = 1_000;
const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
} as const;

/** What a search finds as a file. That it was taken, by whom and why, is recorded before it goes out. */
export async function exportEntries(
  deps: Deps,
  ask: Ask,
  { filter, format, reason }: Wanted,
): Promise<Attachment | Refusal> {
  const { read } = deps.database;
  const { scope } = ask;
  const head = await findHead(read, scope.county);
  const found = await searchOf(read, scope, filter);
  if (isRefusal(found)) return found;
  // What takes its place meanwhile, the export itself too, is in the next one.
  const search = { ...found, upTo: head?.seq ?? 0n };
  const limit = mostEntries[format];
  const entries = await store.countUpTo(read, scope, search, limit + 1);
  if (entries > limit) return refuse('export_too_large', { field: '/filter', values: { limit } });
  const now = deps.clock.now();
  await recordLook(deps, ask, {
    action: 'audit.exported',
    object: 'audit',
    area: onlyArea(scope),
    reason,
    details: { ...detailsOf(filter, search), format, entries },
  });
  const { language } = ask;
  const note = head?.note ?? null;
  const exporting = { deps, scope, search, filter, entries, now, language, head: note };
  const name = `audit-${scope.county}-${localDate(now)}.${format}`;
  const body =
    format === 'jsonl' ? Readable.from(lines(read, exporting)) : await workbook(read, exporting);
  return new Attachment(body, { type: types[format], name });
}

interface Exporting extends Reader {
  search: store.Search;
  filter: AuditFilter;
  entries: number;
  now: Date;
  language: Ask['language'];
  /** The signed head at that moment. */
  head: string | null;
}

const exportFormat = 'pingan-audit-export-2';

/**
 * An entry as it is hashed. Of a resident's neither actor nor request leave the house: under one id all that
 * one did would stand together and say who reported what. Its digest stands for it, and without the
 * hash of the salt nobody finds the actor by trying.
 */
function shownOf(stored: StoredEntry): object {
  const entry = textOf(stored);
  if (entry.actorKind !== 'resident') return { entry };
  const { actor, request, saltHash, ...shown } = entry;
  return { leaf: leafOf(entry).toString('hex'), entry: shown };
}

/**
 * One entry a line as it is hashed, so that each can be recomputed, and its grounds opened beside it; the
 * first line says what it is.
 */
async function* lines(read: Read, exporting: Exporting) {
  const { deps, scope, search, filter, entries, now, head } = exporting;
  yield `${canonicalJson({
    format: exportFormat,
    county: scope.county,
    exportedAt: now.toISOString(),
    exportedBy: staffOf(scope).id,
    filter,
    /** So that a file that was cut off is told from a whole one. */
    entries,
    head,
  })}\n`;
  for await (const lot of lots(read, scope, search)) {
    // After the rows: what is sealed after a change of keys does not open with those read before it.
    const reasonOf = await openReasons(read, { deps, scope });
    yield lot
      .map(({ seq, chainedAt, previous, hash, ...stored }) => {
        const [before, own] = [previous.toString('hex'), hash.toString('hex')];
        const place = { seq: String(seq), chainedAt, previous: before, hash: own };
        const reason = reasonOf(stored);
        return `${canonicalJson({ ...place, reason, ...shownOf(stored) })}\n`;
      })
      .join('');
  }
}

async function workbook(read: Read, { deps, scope, search, language }: Exporting): Promise<Buffer> {
  const rows: ReturnType<typeof lineOf>[] = [];
  const areas = new Map((await listAreas(read, scope)).map(({ code, name }) => [code, name]));
  for await (const entries of lots(read, scope, search)) {
    const names = await namesFor(
      read,
      { deps, scope },
      entries.map((entry) => ({ ...entry, actor_kind: entry.actorKind })),
    );
    rows.push(...entries.map((entry) => lineOf(entry, { names, areas, language })));
  }
  const { titles, widths } = headingsOf(language);
  const heading = titles.map((value) => ({ value, fontWeight: 'bold' as const }));
  const columns = widths.map((width) => ({ width }));
  return writeWorkbook([heading, ...rows], { columns, stickyRowsCount: 1 }).toBuffer();
}

/** Everything found, oldest first, a lot at a time. */
async function* lots(read: Read, scope: Scope, search: store.Search) {
  for (let after: { at: Date; id: string } | undefined; ; ) {
    const places = await store.listPlaces(read, scope, search, { after, limit: atOnce });
    const whole = await store.getWhole(
      read,
      scope,
      places.map(({ seq }) => seq),
    );
    yield places.flatMap(({ seq }) => whole.get(seq) ?? []);
    if (places.length < atOnce) return;
    after = places.at(-1);
  }
}
