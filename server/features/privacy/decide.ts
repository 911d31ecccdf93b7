import type { StaffRole } from '../../../contract/route.ts';
import type { Sentence } from '../../../contract/values.ts';
import { maskIdNumber, maskName, maskPhone } from '../../platform/mask.ts';

/**
 * What can tell who somebody is. `alias` stands for the reporter of one case and of no other; `hour` is
 * when in a day they acted: whoever stood beside them knows them by the minute.
 */
export const personalFields = [
  'name',
  'phone',
  'id_number',
  'home',
  'alias',
  'channel',
  'hour',
] as const;
export type PersonalField = (typeof personalFields)[number];

/**
 * `handler`: of the unit that the case was sent to, whatever roles that person holds beside it. `beside`: they are
 * here and agreed to be seen to, or show their card. `visitor`: goes to ask the reporter whether it is solved.
 */
export type Relation = 'self' | 'desk' | 'beside' | 'handler' | 'visitor' | 'stranger';

/** How much is shown. Of a home, all but `whole` is an area above it: never the grid, never a door. */
export type Sight = 'whole' | 'masked' | 'community' | 'town' | 'hidden';

export interface Onlooker {
  relation: Relation;
  /** Roles that hold where the matter lies. */
  roles: readonly StaffRole[];
}

export interface Matter {
  /** Of a kind where the reporter must not be recognised: disputes, clues. */
  confidential: boolean;
}

/** Who works with residents sees enough to tell two apart; the others see the alias or nothing. */
const deskSees: Record<PersonalField, Partial<Record<StaffRole, Sight>>> = {
  name: {
    intake: 'masked',
    dispatcher: 'masked',
    mediator_in_charge: 'masked',
    reviewer: 'masked',
    treasurer: 'masked',
    rule_owner: 'masked',
    leader: 'masked',
    auditor: 'masked',
    // Who hands something over must know to whom.
    merchant: 'masked',
  },
  phone: { intake: 'masked', dispatcher: 'masked', mediator_in_charge: 'masked' },
  id_number: { intake: 'masked', mediator_in_charge: 'masked' },
  home: {
    intake: 'community',
    dispatcher: 'community',
    mediator_in_charge: 'community',
    reviewer: 'community',
    treasurer: 'community',
    auditor: 'community',
    leader: 'town',
  },
  alias: {
    grid_worker: 'whole',
    unit_handler: 'whole',
    intake: 'whole',
    dispatcher: 'whole',
    reviewer: 'whole',
    mediator_in_charge: 'whole',
    leader: 'whole',
    auditor: 'whole',
    security_officer: 'whole',
  },
  // Intake may have taken the report down; the others close early where nobody can confirm on a phone.
  channel: { intake: 'whole', dispatcher: 'whole', reviewer: 'whole' },
  hour: {
    intake: 'whole',
    dispatcher: 'whole',
    mediator_in_charge: 'whole',
    reviewer: 'whole',
    leader: 'whole',
    auditor: 'whole',
  },
};

const selfSees: Record<PersonalField, Sight> = {
  name: 'whole',
  // Whoever looks over a shoulder learns no number.
  phone: 'masked',
  id_number: 'masked',
  home: 'whole',
  alias: 'hidden',
  channel: 'whole',
  hour: 'whole',
};

/** Enough to know who of a village is meant; whoever needs more looks, and that is on record. */
const visitorSees: Partial<Record<PersonalField, Sight>> = {
  name: 'masked',
  phone: 'masked',
  home: 'community',
  alias: 'whole',
};

const rank: readonly Sight[] = ['hidden', 'town', 'community', 'masked', 'whole'];

/** How much of a personal field somebody sees: the one place where that is decided. */
export function sightOf(
  field: PersonalField,
  { relation, roles }: Onlooker,
  { confidential }: Matter,
): Sight {
  if (relation === 'self') return selfSees[field];
  if (relation === 'stranger') return 'hidden';
  if (relation === 'handler') return field === 'alias' && !confidential ? 'whole' : 'hidden';
  if (confidential) return field === 'alias' && roles.includes('reviewer') ? 'whole' : 'hidden';
  if (relation === 'visitor') return visitorSees[field] ?? 'hidden';
  // Whoever does it for them must know that it is them, and not another whose number was typed.
  if (relation === 'beside' && field === 'name') return 'masked';
  const seen = roles.map((role) => deskSees[field][role] ?? 'hidden');
  return seen.reduce<Sight>(
    (most, one) => (rank.indexOf(one) > rank.indexOf(most) ? one : most),
    'hidden',
  );
}

/** A value as it is shown; null where it is hidden, or nothing is known. */
export function show(field: PersonalField, value: string | null, sight: Sight): string | null {
  if (value === null || value === '' || sight === 'hidden') return null;
  if (sight === 'whole') return value;
  if (field === 'home') return `${value.slice(0, sight === 'town' ? 9 : 12)}`.padEnd(12, '0');
  if (field === 'phone') return maskPhone(value);
  if (field === 'id_number') return maskIdNumber(value);
  return maskName(value);
}

/** The community of a home: nobody is told more of where somebody lives, the audit neither. */
export const communityOf = (grid: string | null) => show('home', grid, 'community');

export const aliasWords = (alias: string): Sentence => ({
  zh: `报告人 ${alias}`,
  en: `Reporter ${alias}`,
});

/** Where not even an alias is shown. */
export const protectedWords: Sentence = { zh: '报告人（已保护）', en: 'Reporter (protected)' };

/** A person as staff read of them: a masked name, the alias of a case, or that they are protected. */
export function nameWords(
  person: { name: string | null; alias: string | null },
  onlooker: Onlooker,
  matter: Matter,
): Sentence {
  const alias = show('alias', person.alias, sightOf('alias', onlooker, matter));
  const sight = sightOf('name', onlooker, matter);
  if (sight === 'hidden') return alias === null ? protectedWords : aliasWords(alias);
  const name = show('name', person.name, sight);
  if (name !== null) return { zh: name, en: name };
  return alias === null ? { zh: '', en: '' } : aliasWords(alias);
}

/** Whom a text may betray, and what stands in place of the name. */
export interface Writer {
  name: string | null;
  phone: string | null;
  instead: string;
}

/** What stands in place of a name where not even an alias is shown. */
export const somebody = '报告人';

/**
 * A text without the phone and the name of whoever wrote it: people sign what they write, and those
 * who handle it are not to know. Both are found however their characters are spaced or shaped.
 */
export function withoutWriter(text: string, { name, phone, instead }: Writer): string {
  const digits = (phone ?? '').replace(/^\+86/, '').replace(/\D/g, '');
  const rest = digits.length >= 7 ? replaced(text, digits, '*'.repeat(digits.length)) : text;
  return name !== null && [...name].length >= 2 ? replaced(rest, name, instead) : rest;
}

/** Whether a text says somebody's name, however it is spaced or shaped. */
export const says = (text: string, name: string | null): boolean =>
  withoutWriter(text, { name, phone: null, instead: '' }) !== text;

/** What people put between the characters of a name or a number. */
const between = '[\\s\u200b—·•._-]';

function replaced(text: string, wanted: string, instead: string): string {
  const characters = [...folded(wanted).plain.replace(new RegExp(between, 'g'), '')];
  if (characters.length === 0) return text;
  const escaped = characters.map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const { plain, places } = folded(text);
  let rest = '';
  let done = 0;
  for (const found of plain.matchAll(new RegExp(escaped.join(`${between}*`), 'g'))) {
    const from = places[found.index] ?? 0;
    if (from < done) continue;
    rest += text.slice(done, from) + instead;
    done = places[found.index + found[0].length] ?? text.length;
  }
  return rest + text.slice(done);
}

/** A text with every character in its usual shape (NFKC), and for each of these where it stands. */
function folded(text: string): { plain: string; places: number[] } {
  const places: number[] = [];
  let plain = '';
  let place = 0;
  for (const character of text) {
    const usual = character.normalize('NFKC').toLowerCase();
    for (let unit = 0; unit < usual.length; unit++) places.push(place);
    plain += usual;
    place += character.length;
  }
  return { plain, places };
}
