import type { Known } from './arbitrary.ts';

const mostOfAName = 200;
const mostOfAList = 20;
const longestText = 300;

export interface Memory {
  known: Known;
  /** Keeps what an answer names, under the names of its fields; `about` is what it is an answer of. */
  learn(answer: unknown, about: string): void;
  /** Keeps one value from the start: it is never pushed out. */
  remember(name: string, value: unknown): void;
}

/** What something is, by the list or field that it stands in, or the part of an address before its key. */
const kinds: Record<string, string> = {
  photos: 'photo',
  before: 'photo',
  after: 'photo',
  photoIds: 'photo',
  notices: 'notice',
  upTo: 'notice',
  drafts: 'draft',
  'rule-drafts': 'draft',
  units: 'unit',
  award: 'award',
  awards: 'award',
  lines: 'award',
  'held-awards': 'award',
  appeal: 'appeal',
  appeals: 'appeal',
  debts: 'resident',
  waiver: 'waiver',
  waivers: 'waiver',
  corrections: 'correction',
  rehearsals: 'rehearsal',
  entries: 'entry',
  bulletin: 'entry',
  wrongVersion: 'version',
  rightVersion: 'version',
  rulebooks: 'version',
  from: 'size',
  to: 'size',
};
export const kindOf = (place: string): string => kinds[place] ?? place;

/** What answers have named so far. The last values of a name push out the first ones. */
export function createMemory(): Memory {
  const found = new Map<string, unknown[]>();
  const fixed = new Map<string, unknown[]>();

  function keep(name: string, value: unknown): void {
    const values = found.get(name) ?? [];
    found.set(name, values);
    if (values.includes(value)) return;
    values.push(value);
    if (values.length > mostOfAName) values.shift();
  }

  function learn(value: unknown, name: string, within: string): void {
    if (Array.isArray(value)) {
      for (const one of value.slice(0, mostOfAList)) learn(one, name, name);
    } else if (typeof value === 'object' && value !== null) {
      for (const [field, one] of Object.entries(value)) learn(one, field, name);
    } else if (typeof value === 'number' || isShort(value)) {
      keep(name, value);
      if (name === 'id' || name === within) keep(kindOf(within), value);
    }
  }

  return {
    known: (name) => {
      const kind = kindOf(name);
      return [...(fixed.get(kind) ?? []), ...(found.get(kind) ?? [])];
    },
    learn: (answer, about) => learn(answer, about, about),
    remember: (name, value) => {
      fixed.set(name, [...(fixed.get(name) ?? []), value]);
    },
  };
}

const isShort = (value: unknown) => typeof value === 'string' && value.length <= longestText;
