import { describe, expect, test } from 'vitest';
import { readSources, type SourceFile } from './imports.ts';

/*
 * What a statement of a feature may touch is said by a Scope, and only few make one. Whoever does otherwise
 * is named here with the reason; what is named and does not do so any more is taken off the list.
 */

const product = readSources().filter(
  ({ path }) => /^(server|db)\//.test(path) && !/\.test\.ts$/.test(path),
);
const stores = product.filter(({ path }) =>
  /^server\/features\/[^/]+\/([a-z]+-)?store\.ts$/.test(path),
);

/** Who makes a scope out of a county, an actor and areas. Jobs have `jobScope`, which covers a county by name. */
const scopeMakers: Record<string, string> = {
  'server/platform/scope.ts': 'defines it; narrows one to fewer roles, and makes those of jobs',
  'server/platform/http/guard.ts': 'makes every request’s, out of the session and the policy',
  'server/features/residents/registering.ts': 'whoever has just signed in had none when they asked',
  'server/features/sign-ins/opening.ts': 'the same for staff, without any area',
  'server/features/staff/desk.ts': 'counts what waits for a colleague, in the colleague’s areas',
  'db/seed/red-packets.ts': 'the demo’s people act by themselves, with no session',
  'db/seed/waiting-draft.ts': 'the demo’s people act by themselves, with no session',
  'db/seed/history/actors.ts': 'the same',
};

/** Store functions that look beyond one county, or are asked by a command that goes through all of them. */
const withoutScope: Record<string, string> = {
  'areas/store.ts listCounties': 'which counties there are comes before any scope',
  'awards/store.ts listDue':
    'the job looks for what is due in every county; each is settled in its own scope',
  'awards/queue-store.ts listQueuedCounties':
    'the job looks in which counties somebody waits; each is paid in its own scope',
  'corrections/store.ts listUnfinished': 'the job goes on with what is unfinished in every county',
  'seals/verify-store.ts *':
    'reads a whole journal, for commands and the nightly check; shown to nobody',
  'privacy/indexed-store.ts *':
    'a change of keys goes through all of a county; the command names it',
  'privacy/rotation-store.ts *': 'the same, and what became of it in every county',
  'privacy/sealed-store.ts *': 'the same, column by column',
};

interface Signature {
  name: string;
  parameters: string;
}

/** Exported functions of a file with what stands between their brackets. */
function signaturesIn(text: string): Signature[] {
  const heads =
    /^export (?:(?:async )?function\*? ?|const )(\w+)(?:<[^(]*>)?(?: = (?:async )?)?\(/gm;
  return [...text.matchAll(heads)].map((head) => {
    const [whole, name = ''] = head;
    const begin = head.index + whole.length;
    let depth = 1;
    let end = begin;
    for (; depth > 0 && end < text.length; end++) {
      if (text[end] === '(') depth++;
      if (text[end] === ')') depth--;
    }
    return { name, parameters: text.slice(begin, end - 1) };
  });
}

/** Asks the database, and is not told by a Scope how far. */
const isUnscoped = ({ parameters }: Signature) =>
  /:\s*(Read|Tx|Database)\b/.test(parameters) && !/:\s*Scope\b/.test(parameters);

const unscopedIn = ({ path, text }: SourceFile) => {
  const short = path.replace('server/features/', '');
  return signaturesIn(text)
    .filter(isUnscoped)
    .map(({ name }) =>
      withoutScope[`${short} *`] === undefined ? `${short} ${name}` : `${short} *`,
    );
};

describe('a scope', () => {
  test('is made by the guard, by those who open sessions, and by nobody who is not named', () => {
    const makers = product.filter(({ text }) => /\bmakeScope\b/.test(text));
    expect(makers.map(({ path }) => path).sort()).toEqual(Object.keys(scopeMakers).sort());
  });

  test('is what every store function that asks the database is given, but those that are named', () => {
    expect(stores.length).toBeGreaterThan(40);
    expect(stores.flatMap(({ text }) => signaturesIn(text)).length).toBeGreaterThan(200);
    expect([...new Set(stores.flatMap(unscopedIn))].sort()).toEqual(
      Object.keys(withoutScope).sort(),
    );
  });

  test('left out is seen: a bare county, a part of a scope, or nothing at all', () => {
    const planted = (parameters: string) =>
      unscopedIn({
        path: 'server/features/cases/store.ts',
        text: `export async function findAll(\n  ${parameters},\n): Promise<Row[]> {}`,
      });
    for (const parameters of [
      'read: Read, county: number',
      'tx: Tx',
      "tx: Tx, s: Pick<Scope, 'county'>",
    ])
      expect(planted(parameters), parameters).toEqual(['cases/store.ts findAll']);
    for (const parameters of [
      'tx: Tx, { county }: Scope',
      'read: Read, scope: Scope, f: (x: Row) => void',
    ])
      expect(planted(parameters), parameters).toEqual([]);
    const arrow = 'export const find = (read: Read, id: string) =>\n  read;';
    expect(unscopedIn({ path: 'server/features/cases/store.ts', text: arrow })).toHaveLength(1);
  });
});
