import type { ExportedData } from '../../../contract/exported-data.ts';
import type { DisputeKind, MediationState, TeamRole } from '../../../contract/mediations.ts';
import type { Sentence } from '../../../contract/values.ts';
import { type Opener, openerOf, type Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { residentOf, typedByOf } from '../../platform/scope.ts';
import { openParty } from './gather.ts';
import { lessons } from './lessons.ts';
import { textsIn } from './paper-texts.ts';
import * as people from './people-store.ts';
import { noteAt, wordsAt } from './sealed-fields.ts';
import * as store from './store.ts';
import { namesOf, openEmployers } from './tied.ts';
import { numberOf } from './view.ts';

type Own = Pick<ExportedData, 'mediations' | 'mediator' | 'mediatorLessons' | 'mediationTeams'>;

/** More than anybody has. */
const mostFiles = 10_000;

const kindOf = (kind: string): Sentence => ({
  zh: textsIn('zh').kinds[kind as DisputeKind],
  en: textsIn('en').kinds[kind as DisputeKind],
});

const titleOf = (lesson: string): Sentence =>
  lessons.find(({ id }) => id === lesson)?.title ?? { zh: lesson, en: lesson };

/** What the resident who asks told files of mediation and answered in them, and what they are as a mediator. */
export async function listForOwner(read: Read, by: Reader): Promise<Own> {
  const { scope } = by;
  const me = residentOf(scope);
  const open = await openerOf(read, by, [me]);
  // Disputes are confidential: staff who type for somebody find none.
  const rows = typedByOf(scope) === undefined ? await store.listMine(read, scope, mostFiles) : [];
  const around = await store.listAround(
    read,
    scope,
    rows.map(({ id }) => id),
  );
  const mediator = await people.findMediator(read, scope, me);
  const passed = await people.listPassed(read, scope, [me]);
  const teams = await people.listTeamsOf(read, scope, me);
  return {
    mediations: rows.map((row) => {
      const party = around.parties.get(row.id)?.find(({ resident }) => resident === me);
      return {
        number: numberOf(row),
        kind: kindOf(row.kind),
        state: row.state as MediationState,
        openedAt: row.opened_at.toISOString(),
        party: party === undefined ? null : partOf(party, open),
      };
    }),
    mediator: mediator === undefined ? null : applicationOf(mediator, open),
    mediatorLessons: passed.map(({ lesson, passed_at }) => ({
      lesson: titleOf(lesson),
      passedAt: passed_at.toISOString(),
    })),
    mediationTeams: teams.map(({ name, role }) => ({ name, role: role as TeamRole })),
  };
}

function partOf(row: store.PartyRow, open: Opener): Own['mediations'][number]['party'] {
  const { name, details } = openParty(row, open);
  return {
    name,
    ...details,
    informedAt: row.informed_at?.toISOString() ?? null,
    answer: row.answer as 'agreed' | 'declined' | null,
    answeredAt: row.answered_at?.toISOString() ?? null,
  };
}

function applicationOf(row: people.MediatorRow, open: Opener): Own['mediator'] {
  const { resident } = row;
  const { employer, former } = namesOf(openEmployers(row, open));
  return {
    state: row.state as 'applied' | 'certified' | 'refused' | 'ended',
    area: row.area,
    employer,
    formerEmployers: former,
    stateEmployee: row.state_employee,
    statePayOver: row.state_pay_over,
    words: open(resident, row.words_sealed, wordsAt(resident)) ?? '',
    appliedAt: row.applied_at.toISOString(),
    tier: row.tier,
    certifiedUntil: row.certified_until,
    note: open(resident, row.note_sealed, noteAt(resident)),
  };
}
