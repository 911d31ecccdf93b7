import { mostExported } from '../../../contract/case-lists.ts';
import { localDate, localMinute } from '../../platform/calendar.ts';
import { Attachment } from '../../platform/http/documents.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { onlyArea, prefixOf, staffOf } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import * as staff from '../staff/service.ts';
import { toldTo } from './desk.ts';
import { findInQueue } from './find.ts';
import { toTheDay } from './instants.ts';
import { narrowing, type QueueQuery, wantedBy } from './queue.ts';
import { queueTexts } from './queue-texts.ts';
import { queueWorkbook } from './queue-workbook.ts';
import { refuse } from './refusals.ts';
import { showSummary } from './view.ts';

type Wanted = Omit<QueueQuery, 'after'>;

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The queue as it is filtered, as a workbook: what the reader sees there and no more, all of it or a refusal.
 * That it was taken, by whom and how it was narrowed, is recorded before it goes out.
 */
export async function exportCases(
  deps: Deps,
  ask: Ask,
  wanted: Wanted,
): Promise<Attachment | Refusal> {
  const { read } = deps.database;
  const { scope, language } = ask;
  const now = deps.clock.now();
  const looking = wantedBy(wanted, now);
  const { find } = looking;
  const { cases, last, lookedThrough } = await findInQueue(
    read,
    { deps, scope },
    { ...looking, after: undefined, limit: mostExported + 1 },
  );
  if (cases.length > mostExported)
    return refuse('export_too_long', { values: { most: mostExported } });
  // What was not opened may hold the words too: part of a list would pass for the whole.
  if (last !== undefined)
    return refuse('export_not_searched', {
      field: '/find',
      values: { opened: lookedThrough ?? 0 },
    });
  await recordLook(deps, ask, {
    action: 'cases.exported',
    object: 'cases',
    area: onlyArea(scope),
    details: { ...narrowing(wanted), searched: find !== '', cases: cases.length },
  });
  const rows = cases.map((one) => {
    const told = toldTo(scope, one);
    return { one: showSummary(one, [], { told, now }), dayOnly: told === toTheDay };
  });
  const about = await aboutExport(deps, ask, { wanted, find, now, rows: rows.length });
  const name = `cases-${scope.county}-${localDate(now)}.xlsx`;
  return new Attachment(await queueWorkbook({ rows, about, language }), { type, name });
}

interface About {
  wanted: Wanted;
  find: string;
  now: Date;
  rows: number;
}

/** Whose list it is, and how it was narrowed: whoever finds the file knows what they hold. */
async function aboutExport(
  deps: Deps,
  { scope, language }: Ask,
  { wanted: { show = 'open', kind, area }, find, now, rows }: About,
): Promise<[string, string | number][]> {
  const { read } = deps.database;
  const texts = queueTexts[language];
  const { unit } = staffOf(scope);
  const all = await areas.listAreas(read, scope);
  const named = (prefix: string) =>
    all.find(({ code }) => prefixOf(code) === prefix)?.name[language] ?? prefix;
  const county = await areas.getCounty(read, scope);
  const seen = [
    ...scope.areas.map((prefix) =>
      prefix === String(scope.county) ? county.name[language] : named(prefix),
    ),
    ...(unit === null ? [] : [texts.ownUnit]),
  ];
  return [
    [texts.county, county.name[language]],
    [texts.madeAt, localMinute(now)],
    [texts.madeBy, await staff.getOwnName(read, scope)],
    [texts.below, seen.join(' · ')],
    [texts.show, texts.shows[show]],
    [texts.kind, kind === undefined ? texts.all : texts.kinds[kind as keyof typeof texts.kinds]],
    [texts.area, area === undefined ? texts.all : named(prefixOf(area))],
    [texts.find, find === '' ? '—' : texts.searched],
    [texts.rows, rows],
    [texts.zone, ''],
    [texts.recorded, ''],
  ];
}
