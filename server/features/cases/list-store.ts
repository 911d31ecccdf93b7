import type { Selectable } from 'kysely';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { queueShows } from '../../../contract/cases.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { CaseStates, Cases, DB } from '../../../db/types.ts';
import type { Read } from '../../platform/database.ts';
import { liesBelow } from '../../platform/lies-below.ts';
import { afterCursor, beforeCursor, type PageCursor } from '../../platform/page.ts';
import { residentOf, type Scope, staffOf, typedByOf } from '../../platform/scope.ts';
import { complainsOf } from './complained-store.ts';
import type { CaseState } from './history.ts';
import { hasEnded, overdueAt, soonAt } from './overdue-store.ts';
import { hasNoPhone } from './phoneless-store.ts';
import { communityDigits, shownAreaOf } from './place-store.ts';
import { type CaseRow, stateFrom } from './store.ts';
import { isTurnOf, type Turns } from './turn-store.ts';

/** A unit that helps the responsible one. */
export interface Helper {
  unit: string;
  name: Sentence;
}

/** A case with what a list shows of it, in one row: its category is what it was found to be. */
export interface ListedCase {
  report: CaseRow;
  state: CaseState;
  categoryName: Sentence;
  /** Days in which a case of this category is to be solved. */
  resolveDays: number;
  /** Their reporter cannot say on a phone of their own whether it is solved. */
  withoutPhone: boolean;
  gridName: Sentence | null;
  unitName: Sentence | null;
  /** Units that help. */
  helpers: readonly Helper[];
  /** The unit that it complains of. */
  againstName: Sentence | null;
  at: Date;
}

type Joined = SelectQueryBuilder<
  DB & {
    category: DB['categories'];
    grid: DB['areas'];
    unit: DB['units'];
    complained: DB['units'];
  },
  'cases' | 'case_states' | 'category' | 'grid' | 'unit' | 'complained',
  object
>;

function joined(read: Read, scope: Scope): Joined {
  return read
    .selectFrom('cases')
    .innerJoin('case_states', (join) =>
      join
        .onRef('case_states.county', '=', 'cases.county')
        .onRef('case_states.case_id', '=', 'cases.id'),
    )
    .innerJoin('categories as category', (join) =>
      join
        .onRef('category.county', '=', 'cases.county')
        // What staff found it to be, or else what was reported.
        .on(
          'category.code',
          '=',
          (found) =>
            sql<string>`coalesce(${found.ref('case_states.category')}, ${found.ref('cases.category')})`,
        ),
    )
    .leftJoin('areas as grid', (join) =>
      join
        .onRef('grid.county', '=', 'cases.county')
        .on('grid.code', '=', () => shownAreaOf('cases')),
    )
    .leftJoin('units as unit', (join) =>
      join
        .onRef('unit.county', '=', 'case_states.county')
        .onRef('unit.id', '=', 'case_states.unit'),
    )
    .leftJoin('units as complained', (join) =>
      join
        .onRef('complained.county', '=', 'case_states.county')
        .onRef('complained.id', '=', 'case_states.against'),
    )
    .where('cases.county', '=', scope.county) as unknown as Joined;
}

const listed = (query: Joined) =>
  query.selectAll('cases').select([
    'case_states.stage',
    'case_states.stage_since',
    'case_states.unit',
    'case_states.matter',
    'case_states.category as decided_category',
    'case_states.confidential as decided_confidential',
    'case_states.against',
    'case_states.also_against',
    'case_states.co_units',
    'case_states.first_answer_due_at',
    'case_states.first_answered_at',
    'case_states.dispatch_due_at',
    'case_states.dispatched_at',
    'case_states.handed_back',
    'case_states.paused_at',
    'case_states.pause_reason',
    'case_states.paused_until',
    'case_states.paused_ms',
    'case_states.with_reporter_ms',
    'case_states.resolve_due_at',
    'case_states.handled_at',
    'case_states.handled_by',
    'case_states.closed_at',
    'case_states.confirmed',
    'case_states.rating',
    'case_states.reopened',
    'case_states.visits',
    'case_states.published',
    'case_states.deadline',
    'case_states.last_seq',
    'category.kind as decided_kind',
    'category.name_zh as category_zh',
    'category.name_en as category_en',
    'category.resolve_days',
    'grid.name_zh as grid_zh',
    'grid.name_en as grid_en',
    'unit.name_zh as unit_zh',
    'unit.name_en as unit_en',
    'complained.name_zh as against_zh',
    'complained.name_en as against_en',
    sql<Helper[]>`coalesce((
        select json_agg(json_build_object('unit', u.id, 'name', json_build_object('zh', u.name_zh, 'en', u.name_en))
          order by u.name_zh) from units u
        where u.county = case_states.county and u.id = any(case_states.co_units)), '[]')`.as(
      'helpers',
    ),
    hasNoPhone('case_states').as('without_phone'),
  ]);

type ListedRow = Selectable<Cases> &
  Omit<Selectable<CaseStates>, 'county' | 'case_id' | 'grid' | 'category' | 'confidential'> & {
    decided_category: string | null;
    decided_confidential: boolean;
    decided_kind: string;
    category_zh: string;
    category_en: string;
    resolve_days: number;
    grid_zh: string | null;
    grid_en: string | null;
    unit_zh: string | null;
    unit_en: string | null;
    against_zh: string | null;
    against_en: string | null;
    helpers: Helper[];
    without_phone: boolean;
  };

const named = (zh: string | null, en: string | null): Sentence | null =>
  zh === null ? null : { zh, en: en ?? zh };

function asListed(row: ListedRow, at: Date): ListedCase {
  const { decided_category: decided, decided_confidential: protectedSince } = row;
  return {
    report: {
      ...row,
      category: decided ?? row.category,
      kind: row.decided_kind,
      confidential: row.confidential || protectedSince,
    },
    state: stateFrom({ ...row, category: decided, confidential: protectedSince }),
    categoryName: { zh: row.category_zh, en: row.category_en },
    resolveDays: row.resolve_days,
    withoutPhone: row.without_phone,
    gridName: named(row.grid_zh, row.grid_en),
    unitName: named(row.unit_zh, row.unit_en),
    helpers: row.helpers,
    againstName: named(row.against_zh, row.against_en),
    at,
  };
}

/** One case with its names. */
export async function getListed(read: Read, scope: Scope, caseId: string): Promise<ListedCase> {
  const row = await listed(joined(read, scope))
    .where('cases.id', '=', caseId)
    .executeTakeFirstOrThrow();
  return asListed(row, row.reported_at);
}

interface MyPage {
  before: PageCursor | undefined;
  limit: number;
}

/** What the resident who asks reported. Staff who type for them are not to know what is confidential. */
export async function listMine(
  read: Read,
  scope: Scope,
  { before, limit }: MyPage,
): Promise<ListedCase[]> {
  const rows = await listed(joined(read, scope))
    .innerJoin('case_reporters', (join) =>
      join
        .onRef('case_reporters.county', '=', 'cases.county')
        .onRef('case_reporters.case_id', '=', 'cases.id'),
    )
    .where('case_reporters.resident', '=', residentOf(scope))
    .$if(typedByOf(scope) !== undefined, (query) =>
      query.where('cases.confidential', '=', false).where('case_states.confidential', '=', false),
    )
    .where(beforeCursor('case_reporters.at', 'case_reporters.case_id', before))
    .orderBy('case_reporters.at', 'desc')
    .orderBy('case_reporters.case_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => asListed(row, row.reported_at));
}

export async function countMine(read: Read, scope: Scope): Promise<number> {
  const row = await read
    .selectFrom('case_reporters')
    .select((select) => select.fn.countAll<bigint>().as('mine'))
    .where('county', '=', scope.county)
    .where('resident', '=', residentOf(scope))
    .executeTakeFirstOrThrow();
  return Number(row.mine);
}

export type QueueFilter = (typeof queueShows)[number];

export interface Queue {
  show: QueueFilter;
  kind: string | undefined;
  areaPrefix: string | undefined;
  /** A part of the code. */
  code: string | undefined;
  after: PageCursor | undefined;
  limit: number;
  now: Date;
  turns: Turns;
  /** Whoever looks for a report finds it among the open ones, though it follows another. */
  followers: boolean;
  /** Without what is confidential, so that it takes no place from the others. */
  openly?: boolean;
}

/** The queue below the scope's areas: open cases by deadline, closed ones newest first. */
export async function listQueue(read: Read, scope: Scope, queue: Queue): Promise<ListedCase[]> {
  const { areaPrefix, code, after, limit } = queue;
  const closed = queue.show === 'closed' || queue.show === 'to_publish';
  const filtered = listed(joined(read, scope))
    .where(sql<boolean>`${below(scope)}`)
    .where(filterOf(scope, queue))
    .$if(queue.openly === true, (query) =>
      query.where('cases.confidential', '=', false).where('case_states.confidential', '=', false),
    )
    .$if(queue.kind !== undefined, (query) => query.where('category.kind', '=', queue.kind ?? ''))
    .$if(areaPrefix !== undefined, (query) =>
      query
        .where('case_states.grid', 'like', `${areaPrefix}%`)
        // A grid finds no home: which one it is would be found by trying them.
        .$if((areaPrefix ?? '').length > communityDigits, (inGrid) =>
          inGrid.where('cases.lng', 'is not', null),
        ),
    )
    .$if(code !== undefined, (query) =>
      query.where('cases.code', 'ilike', `%${(code ?? '').replace(/[\\%_]/g, '\\$&')}%`),
    );
  const page = closed
    ? filtered
        .where('case_states.closed_at', 'is not', null)
        .where(beforeCursor('case_states.closed_at', 'cases.id', after))
        .orderBy('case_states.closed_at', 'desc')
        .orderBy('cases.id', 'desc')
    : filtered
        .where(afterCursor('case_states.deadline', 'case_states.case_id', after))
        .orderBy('case_states.deadline')
        .orderBy('case_states.case_id');
  const rows = await page.limit(limit).execute();
  return rows.map((row) =>
    asListed(row, (closed ? row.closed_at : row.deadline) ?? row.stage_since),
  );
}

/** The cases that a scope holds: below its areas, or its person's unit has a part in them; none that complains of it. */
export const below = (scope: Scope) => {
  const { unit } = staffOf(scope);
  return sql`(${liesBelow(scope, sql`case_states.grid`)}
      or case_states.unit = ${unit}::uuid or ${unit}::uuid = any(case_states.co_units))
    and not ${complainsOf('case_states', unit)}`;
};

export const ended = hasEnded('case_states.stage');

/** What follows another case waits for nobody by itself until its reporter is asked whether it is solved. */
const byItself = sql`(case_states.matter is null or case_states.stage = 'awaiting_confirmation')`;

export type Shown = Pick<Queue, 'show' | 'now' | 'turns' | 'followers'>;

export function filterOf(scope: Scope, { show, now, turns, followers }: Shown) {
  const conditions = {
    open: sql<boolean>`not ${ended} and (${followers} or ${byItself})`,
    closed: sql<boolean>`${ended}`,
    // Solved, of a kind that may be published, and not published yet: a matter once, by the case that leads it.
    to_publish: sql<boolean>`case_states.stage = 'closed' and not case_states.published
      and case_states.matter is null
      and not case_states.confidential and not cases.confidential`,
    // Each reporter was promised their own date: also whose report follows another.
    overdue: sql<boolean>`${overdueAt(now)}`,
    soon: sql<boolean>`${soonAt(now)}`,
    to_accept: sql<boolean>`case_states.stage = 'reported' and ${byItself}`,
    to_dispatch: sql<boolean>`case_states.stage = 'accepted' and ${byItself}`,
    to_verify: sql<boolean>`case_states.stage = 'answered' and ${byItself}`,
    mine: sql<boolean>`${byItself} and ${isTurnOf(scope, { turns, now })}`,
    // Who has not said in time whether it is solved, or has no phone of their own.
    to_visit: sql<boolean>`case_states.stage = 'awaiting_confirmation'
      and (case_states.deadline < ${now} or ${hasNoPhone('case_states')})`,
  };
  return conditions[show];
}

type Counted = Exclude<QueueFilter, 'to_publish' | 'closed'>;
type QueueCounts = Record<Counted, number>;

export async function countQueue(
  read: Read,
  scope: Scope,
  at: Pick<Queue, 'now' | 'turns'>,
): Promise<QueueCounts> {
  const count = (show: Counted) =>
    sql`(count(*) filter (where ${filterOf(scope, { show, followers: false, ...at })}))::integer`;
  const { rows } = await sql<QueueCounts>`
    select ${count('open')} as open, ${count('mine')} as mine, ${count('overdue')} as overdue,
      ${count('to_accept')} as to_accept, ${count('to_dispatch')} as to_dispatch,
      ${count('to_verify')} as to_verify, ${count('soon')} as soon, ${count('to_visit')} as to_visit
    from case_states
    where county = ${scope.county}
      and ${below(scope)}
      and not ${ended}`.execute(read);
  const [counts] = rows;
  if (counts === undefined) throw new Error('counting answers with one row');
  return counts;
}
