import type { MediationState, PaperKind } from '../../../contract/mediations.ts';
import type { Photo } from '../../../contract/photos.ts';
import { localDate } from '../../platform/calendar.ts';
import { type Opener, openerOf, type Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { staffBehind } from '../../platform/scope.ts';
import * as cases from '../cases/service.ts';
import { openIdentities, show } from '../privacy/service.ts';
import * as staff from '../staff/service.ts';
import { isYoung } from './accounts.ts';
import { confirmableUntil, type FileFacts } from './decide.ts';
import * as people from './people-store.ts';
import { listPhotos } from './photo-store.ts';
import {
  courtNumberAt,
  detailsAt,
  factsAt,
  paperAt,
  partyNameAt,
  signatureAt,
  termsAt,
  wishesAt,
} from './sealed-fields.ts';
import * as store from './store.ts';

/** What the official form asks of a party, as it is sealed. */
export interface PartyDetails {
  sex: 'male' | 'female' | null;
  ethnicity: string;
  age: number | null;
  occupation: string;
  employer: string;
  address: string;
  phone: string | null;
}

export const noDetails: PartyDetails = {
  sex: null,
  ethnicity: '',
  age: null,
  occupation: '',
  employer: '',
  address: '',
  phone: null,
};

/** What stands in place of a name whose owner was erased. */
export const erasedName = '（已删除）';

export type Sight = 'whole' | 'masked';

/** A name as it is read; that somebody was erased is no secret. */
export const nameIn = (sight: Sight, name: string | null): string =>
  name === null || name === erasedName ? erasedName : (show('name', name, sight) ?? '');

export interface OpenParty {
  row: store.PartyRow;
  name: string;
  details: PartyDetails;
}

export interface OpenPaper {
  row: store.PaperRow;
  words: string;
  photos: readonly Photo[];
}

export interface Whole {
  row: store.MediationRow;
  parties: OpenParty[];
  /** Sides whose party is under 18 by now, or whose age is in doubt, as their account says. */
  youngSides: number[];
  papers: OpenPaper[];
  events: store.EventRow[];
  signals: store.SignalRow[];
  /** Whoever mediates it, as they stand as a mediator. */
  mediator: people.MediatorRow | undefined;
  facts: string;
  wishes: string;
  terms: string;
  courtNumber: string | null;
  team: people.TeamRow | undefined;
  members: people.MemberRow[];
  caseCode: string | null;
  /** Names of residents, as they may be read, of staff that stand in the file and of whoever of staff reads it, or types in it. */
  nameOf: (id: string | null, sight?: Sight) => string;
}

/** With which key a party’s values are sealed: their own, or one of the party’s where there is no account. */
export const holderOfParty = ({ resident, id }: Pick<store.PartyRow, 'resident' | 'id'>) =>
  resident ?? id;

export const openParty = (row: store.PartyRow, open: Opener): OpenParty => {
  const holder = holderOfParty(row);
  const details = open(holder, row.details_sealed, detailsAt(row.id));
  return {
    row,
    name: open(holder, row.name_sealed, partyNameAt(row.id)) ?? erasedName,
    details: details === null ? noDetails : (JSON.parse(details) as PartyDetails),
  };
};

export const openSignature = (row: store.PartyRow, open: Opener) =>
  open(holderOfParty(row), row.signature_sealed, signatureAt(row.id));

/** Parties of several files, opened. */
export async function openParties(
  read: Read,
  by: Reader,
  parties: Iterable<readonly store.PartyRow[]>,
): Promise<Map<string, OpenParty[]>> {
  const rows = [...parties].flat();
  const open = await openerOf(read, by, rows.map(holderOfParty));
  return Map.groupBy(
    rows.map((row) => openParty(row, open)),
    ({ row }) => row.mediation,
  );
}

/** Everything of one file. */
export async function gather(read: Read, by: Reader, row: store.MediationRow): Promise<Whole> {
  const { scope } = by;
  const around = await store.listAround(read, scope, [row.id]);
  const parties = around.parties.get(row.id) ?? [];
  const theirs = parties.flatMap(({ resident }) => resident ?? []);
  const accounts = await people.listPeople(read, scope, theirs);
  const papers = await store.listPapers(read, scope, row.id);
  const photos = await listPhotos(read, scope, row.id);
  const events = await store.listEvents(read, scope, row.id);
  const mediator =
    row.mediator === null ? undefined : await people.findMediator(read, scope, row.mediator);
  const team = row.team === null ? undefined : await people.findTeam(read, scope, row.team);
  const members =
    row.team === null
      ? []
      : ((await people.listMembers(read, scope, [row.team])).get(row.team) ?? []);
  const open = await openerOf(read, by, [row.id, ...parties.map(holderOfParty)]);
  const codes = row.case_id === null ? undefined : await cases.getCodes(read, scope, [row.case_id]);
  const by_staff = papers.filter(({ by_kind }) => by_kind === 'staff').map((paper) => paper.by);
  const acted = events.flatMap(({ actor_kind, actor }) =>
    actor_kind === 'staff' && actor !== null ? [actor] : [],
  );
  const reader = staffBehind(scope);
  const involved = [...by_staff, ...acted, row.opened_by, ...(reader === null ? [] : [reader])];
  const names = await staff.getNames(read, scope, involved);
  const residents = [
    ...(row.mediator === null ? [] : [row.mediator]),
    ...members.map(({ resident }) => resident),
    ...papers.flatMap(({ helpers }) => helpers),
    // Whoever mediated it before is named with what they wrote, or had typed in.
    ...papers.flatMap(({ by_kind, by, typed_for }) =>
      by_kind === 'resident' ? [by] : (typed_for ?? []),
    ),
  ];
  const identityOf = await openIdentities(read, by, [...new Set(residents)]);
  return {
    row,
    parties: parties.map((party) => openParty(party, open)),
    youngSides: parties.flatMap(({ side, resident }) =>
      isYoung(accounts.get(resident ?? '')) ? [side] : [],
    ),
    papers: papers.map((paper) => ({
      row: paper,
      words: open(row.id, paper.words_sealed, paperAt(row.id, paper.no)) ?? '',
      photos: photos.get(paper.no) ?? [],
    })),
    events,
    signals: around.signals.get(row.id) ?? [],
    mediator,
    facts: open(row.id, row.facts_sealed, factsAt(row.id)) ?? '',
    wishes: open(row.id, row.wishes_sealed, wishesAt(row.id)) ?? '',
    terms: open(row.id, row.terms_sealed, termsAt(row.id)) ?? '',
    courtNumber: open(row.id, row.court_number_sealed, courtNumberAt(row.id)),
    team,
    members,
    caseCode: row.case_id === null ? null : (codes?.get(row.case_id) ?? null),
    nameOf: (id, sight = 'whole') =>
      id === null ? '' : (names.get(id) ?? nameIn(sight, identityOf(id).name)),
  };
}

interface Standing {
  row: store.MediationRow;
  parties: readonly { row: store.PartyRow }[];
  papers: readonly { row: store.PaperRow }[];
  events: readonly store.EventRow[];
}

/** What a step is decided on. */
export const factsOf = ({ row, parties, papers, events }: Standing): FileFacts => ({
  state: row.state as MediationState,
  parties: parties.map(({ row: party }) => ({
    informed: party.informed_at !== null,
    answer: party.answer as 'agreed' | 'declined' | null,
  })),
  sessions: countSessions({ row, papers, events }),
  reviewed: row.reviewed_at !== null,
  visitDueOn: row.visit_due_on,
  confirmableUntil: row.agreed_at === null ? null : confirmableUntil(localDate(row.agreed_at)),
  courtAsked: row.court_asked_on !== null,
  confirmed: row.confirmed_on !== null,
});

/**
 * Sessions of the mediator whom the file has now: those that they wrote down, those that were typed in for them,
 * and of older ones those that the desk wrote since it was given to them. Nobody is paid for what another one sat through.
 */
function countSessions({ row, papers, events }: Omit<Standing, 'parties'>): number {
  const assigned = events.filter(({ kind }) => kind === 'assigned').at(-1)?.at;
  return papers.filter(({ row: { kind, by_kind, by, typed_for, at } }) => {
    if ((kind as PaperKind) !== 'session') return false;
    if (by_kind === 'resident') return by === row.mediator;
    if (typed_for !== null) return typed_for === row.mediator;
    return assigned === undefined || at >= assigned;
  }).length;
}
