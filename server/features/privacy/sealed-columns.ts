/** Whose key seals a column: the one whom SQL names, the first reporter of a case, what is kept for a while. */
export type HolderOf =
  | { kind: 'person'; sql: string }
  | { kind: 'reporter'; caseId: string }
  | { kind: 'passing' };

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
  /** The primary key beside the county, in whose order the rows are gone through. */
  order: readonly { sql: string; type: string }[];
  /**
   * Before there were data keys. open: in the open, in a column that now ends in `_open` · outside: sealed
   * with the key from outside itself · never: there was no such column.
   */
  before: 'open' | 'outside' | 'never';
}

const byId = {
  row: 't.id::text',
  match: 't.id = v.row::uuid',
  order: [{ sql: 't.id', type: 'uuid' }],
} as const;

function column(
  field: string,
  holder: HolderOf,
  given: Partial<Pick<SealedColumn, 'row' | 'match' | 'order' | 'before'>> = {},
): SealedColumn {
  const [table = '', name = ''] = field.split('.');
  return { field, table, column: `${name}_sealed`, holder, ...byId, before: 'open', ...given };
}

const self: HolderOf = { kind: 'person', sql: 't.id' };
const resident: HolderOf = { kind: 'person', sql: 't.resident' };
const debtor: HolderOf = { kind: 'person', sql: 'coalesce(t.resident, t.household)' };
const outside = { before: 'outside' } as const;
const never = { before: 'never' } as const;
/** Without an account a party has a key of its own. */
const party: HolderOf = { kind: 'person', sql: 'coalesce(t.resident, t.id)' };
const byResident = {
  row: 't.resident::text',
  match: 't.resident = v.row::uuid',
  order: [{ sql: 't.resident', type: 'uuid' }],
  before: 'never',
} as const;

/** Every sealed column there is; test/personal-data.test.ts compares them with the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  column('residents.phone', self, outside),
  column('residents.name', self, outside),
  column('residents.birth', self, outside),
  column('identities.subject', resident, outside),
  column('households.name', self, outside),
  column('children.name', self, outside),
  column('children.birth', self, outside),
  column('cases.text', { kind: 'reporter', caseId: 't.id' }),
  column(
    'case_events.note',
    { kind: 'reporter', caseId: 't.case_id' },
    {
      row: `t.case_id || '/' || t.seq`,
      match: `t.case_id = split_part(v.row, '/', 1)::uuid
        and t.seq = split_part(v.row, '/', 2)::integer`,
      order: [
        { sql: 't.case_id', type: 'uuid' },
        { sql: 't.seq', type: 'integer' },
      ],
    },
  ),
  column('notices.words', resident),
  column('push_devices.address', resident, {
    row: `t.resident || '/' || t.device`,
    match: `t.resident = split_part(v.row, '/', 1)::uuid
      and t.device = split_part(v.row, '/', 2)::uuid`,
    order: [
      { sql: 't.resident', type: 'uuid' },
      { sql: 't.device', type: 'uuid' },
    ],
    ...never,
  }),
  column('group_bots.address', self, never),
  column('appeals.words', resident),
  column('appeals.note', resident),
  column('feedback.words', resident, never),
  column('feedback_steps.words', resident, {
    ...never,
    row: `t.feedback || '/' || t.seq`,
    match: `t.feedback = split_part(v.row, '/', 1)::uuid
      and t.seq = split_part(v.row, '/', 2)::integer`,
    order: [
      { sql: 't.feedback', type: 'uuid' },
      { sql: 't.seq', type: 'integer' },
    ],
  }),
  column('waivers.reason', debtor),
  column('waivers.note', debtor),
  column('awards.note', resident),
  column('agreements.signature', resident, never),
  column('red_packets.payee', resident, never),
  column('hour_certificates.name', resident, never),
  column('patrol_tracks.points', resident, never),
  column('unmaskings.reason', resident, never),
  column('unmaskings.untold', resident, never),
  column('unmaskings.note', resident, never),
  column('mediations.facts', self, never),
  column('mediations.wishes', self, never),
  column('mediations.terms', self, never),
  column('mediations.court_number', self, never),
  column(
    'mediation_papers.words',
    { kind: 'person', sql: 't.mediation' },
    {
      row: `t.mediation || '/' || t.no`,
      match: `t.mediation = split_part(v.row, '/', 1)::uuid
        and t.no = split_part(v.row, '/', 2)::integer`,
      order: [
        { sql: 't.mediation', type: 'uuid' },
        { sql: 't.no', type: 'integer' },
      ],
      ...never,
    },
  ),
  column('mediation_parties.name', party, never),
  column('mediation_parties.details', party, never),
  column('mediation_parties.signature', party, never),
  column('mediators.employer', resident, byResident),
  column('mediators.former_employers', resident, byResident),
  column('mediators.words', resident, byResident),
  column('mediators.note', resident, byResident),
  column(
    'staff_factors.secret',
    { kind: 'person', sql: 't.staff' },
    {
      row: 't.staff::text',
      match: `t.kind = 'totp' and t.staff = v.row::uuid`,
      before: 'outside',
    },
  ),
  column(
    'idempotency.answer',
    { kind: 'passing' },
    {
      row: `t.actor || '/' || t.key`,
      match: `t.actor = split_part(v.row, '/', 1)::uuid and t.key = split_part(v.row, '/', 2)`,
      order: [
        { sql: 't.actor', type: 'uuid' },
        { sql: 't.key', type: 'text' },
      ],
    },
  ),
];
