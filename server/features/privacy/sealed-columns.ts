/** A column that holds sealed values, as the changes of keys need to know it. */
export interface SealedColumn {
  /** The name under which values are sealed; the column adds `_sealed`. */
  field: string;
  table: string;
  column: string;
  /** SQL for the row's key as it was sealed; the table is called `t`. */
  row: string;
  /** SQL that finds the row again by that key, `v.row`. */
  match: string;
  /** SQL for whose key seals it; undefined: the county's office. */
  holder: string | undefined;
  /** SQL for what stood here in the open before there were data keys. */
  open: string | undefined;
}

const byId = { row: 't.id::text', match: 't.id = v.row::uuid' };
const ofResident = { ...byId, holder: 't.resident' };

/** Everything written about a case is sealed with the key of its first reporter. */
const reporterOf = (caseId: string) => `(
  select r.resident from case_reporters r
  where r.county = t.county and r.case_id = ${caseId} order by r.at limit 1)`;

/** Every sealed column there is; test/personal-data.test.ts compares it with the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  {
    ...byId,
    field: 'residents.phone',
    table: 'residents',
    column: 'phone_sealed',
    holder: 't.id',
    open: undefined,
  },
  {
    ...byId,
    field: 'residents.name',
    table: 'residents',
    column: 'name_sealed',
    holder: 't.id',
    open: undefined,
  },
  {
    ...byId,
    field: 'cases.text',
    table: 'cases',
    column: 'text_sealed',
    holder: reporterOf('t.id'),
    open: 't.text_open::text',
  },
  {
    field: 'case_events.note',
    table: 'case_events',
    column: 'note_sealed',
    row: `t.case_id || '/' || t.seq`,
    match: `t.case_id = split_part(v.row, '/', 1)::uuid and t.seq = split_part(v.row, '/', 2)::integer`,
    holder: reporterOf('t.case_id'),
    open: 't.note_open',
  },
  {
    ...ofResident,
    field: 'notices.words',
    table: 'notices',
    column: 'words_sealed',
    open: 't.words_open::text',
  },
  {
    ...ofResident,
    field: 'appeals.words',
    table: 'appeals',
    column: 'words_sealed',
    open: 't.words_open',
  },
  {
    ...ofResident,
    field: 'appeals.note',
    table: 'appeals',
    column: 'note_sealed',
    open: 't.note_open',
  },
  {
    ...ofResident,
    field: 'waivers.reason',
    table: 'waivers',
    column: 'reason_sealed',
    open: 't.reason_open',
  },
  {
    ...ofResident,
    field: 'waivers.note',
    table: 'waivers',
    column: 'note_sealed',
    open: 't.note_open',
  },
  {
    ...ofResident,
    field: 'awards.note',
    table: 'awards',
    column: 'note_sealed',
    open: 't.note_open',
  },
  {
    ...ofResident,
    field: 'unmaskings.reason',
    table: 'unmaskings',
    column: 'reason_sealed',
    open: undefined,
  },
  {
    ...ofResident,
    field: 'unmaskings.untold',
    table: 'unmaskings',
    column: 'untold_sealed',
    open: undefined,
  },
  {
    ...ofResident,
    field: 'unmaskings.note',
    table: 'unmaskings',
    column: 'note_sealed',
    open: undefined,
  },
  {
    field: 'idempotency.answer',
    table: 'idempotency',
    column: 'answer_sealed',
    row: `t.actor || '/' || t.key`,
    match: `t.actor = split_part(v.row, '/', 1)::uuid and t.key = split_part(v.row, '/', 2)`,
    holder: undefined,
    open: 't.answer_open',
  },
];
