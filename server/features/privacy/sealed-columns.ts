/** Whose key seals a column: the resident named in a column, the first reporter of a case, the office. */
export type HolderOf =
  | { kind: 'resident'; column: string }
  | { kind: 'reporter'; caseId: string }
  | { kind: 'office' };

/** A column that holds sealed values, as the changes of keys need to know it. `t` is its table. */
export interface SealedColumn {
  /** The name under which values are sealed: the column adds `_sealed`. */
  field: string;
  table: string;
  column: string;
  holder: HolderOf;
  /** SQL for the row's key as it was sealed. */
  row: string;
  /** SQL that finds the row again by that key, `v.row`. */
  match: string;
  /** What stood here in the open before there were data keys lies in a column that ends in `_open`. */
  wasOpen: boolean;
}

const byId = { row: 't.id::text', match: 't.id = v.row::uuid' };

function column(
  field: string,
  holder: HolderOf,
  given: Partial<Pick<SealedColumn, 'row' | 'match' | 'wasOpen'>> = {},
): SealedColumn {
  const [table = '', name = ''] = field.split('.');
  return { field, table, column: `${name}_sealed`, holder, ...byId, wasOpen: true, ...given };
}

const self: HolderOf = { kind: 'resident', column: 't.id' };
const resident: HolderOf = { kind: 'resident', column: 't.resident' };
const neverOpen = { wasOpen: false };

/** Every sealed column there is; test/personal-data.test.ts compares them with the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  column('residents.phone', self, neverOpen),
  column('residents.name', self, neverOpen),
  column('cases.text', { kind: 'reporter', caseId: 't.id' }),
  column(
    'case_events.note',
    { kind: 'reporter', caseId: 't.case_id' },
    {
      row: `t.case_id || '/' || t.seq`,
      match: `t.case_id = split_part(v.row, '/', 1)::uuid
        and t.seq = split_part(v.row, '/', 2)::integer`,
    },
  ),
  column('notices.words', resident),
  column('appeals.words', resident),
  column('appeals.note', resident),
  column('waivers.reason', resident),
  column('waivers.note', resident),
  column('awards.note', resident),
  column('unmaskings.reason', resident, neverOpen),
  column('unmaskings.untold', resident, neverOpen),
  column('unmaskings.note', resident, neverOpen),
  column(
    'idempotency.answer',
    { kind: 'office' },
    {
      row: `t.actor || '/' || t.key`,
      match: `t.actor = split_part(v.row, '/', 1)::uuid and t.key = split_part(v.row, '/', 2)`,
    },
  ),
];
