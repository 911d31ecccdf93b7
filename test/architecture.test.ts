import { describe, expect, test } from 'vitest';
import { contract } from '../contract/table.ts';
import { writeDatabaseTypes } from '../scripts/database-types.ts';
import { findCycle, type Import, importsOf, readSources, type SourceFile } from './imports.ts';
import { createTestDatabase, databaseUrl } from './postgres.ts';

const sources = readSources();
const product = sources.filter(({ path }) => !/^(test|scripts)\/|\.test\.tsx?$/.test(path));
const imports = product.flatMap(importsOf);

const featureOf = (path: string) => /^server\/features\/([^/]+)\//.exec(path)?.[1];
const isScreen = (path: string) => /^(resident|console|board)\//.test(path);
const isStore = (path: string) => /\/([a-z]+-)?store\.ts$/.test(path);
/** Files that decide: what a policy officer would argue about. */
const decides =
  /^server\/features\/([^/]+\/(decide|history|deadline|clocks|instants|pauses|promises|sentences|code|personal-data|tellings|handling-words|tellings-of-handling)|mediations\/(ties|suspicions|certification|lessons|rights)|patrols\/track\/\w+|rules\/(area-names|drafts-decide|differences|carry-over|desk-examples|compile(-rule)?|explanation|wording|book-(sentences|form)|public-book|forbidden(-words)?|form(at|-reasons)|templates\/\w+))\.ts$/;
const pure = (path: string) =>
  decides.test(path) ||
  path.startsWith('contract/') ||
  path.startsWith('server/text/') ||
  /^server\/(platform\/(calendar|geometry|mask|sentence|spelled|alipay\/yuan)|ledger\/(account|transfer))\.ts$/.test(
    path,
  );

type Rule = (one: Import) => boolean;
/** Each arrow that must not be: true for an import that breaks it. */
const rules: Record<string, Rule> = {
  'screens and ui know the contract, never the server or the database': ({ from, to }) =>
    (isScreen(from) || from.startsWith('ui/')) && /^(server|db|test|scripts)\//.test(to),
  'a screen knows no other screen, and ui knows none': ({ from, to }) =>
    isScreen(to) && from.split('/')[0] !== to.split('/')[0],
  'the contract knows nothing but itself and its schema library': ({ from, to }) =>
    from.startsWith('contract/') && !to.startsWith('contract/') && to !== 'typebox',
  'the platform knows no feature and no ledger': ({ from, to }) =>
    from.startsWith('server/platform/') &&
    /^server\/(features|ledger)\/|^server\/\w+\.ts$/.test(to),
  'reading text is pure: it knows itself and other pure files': ({ from, to, typeOnly }) =>
    from.startsWith('server/text/') && !typeOnly && !pure(to),
  'the ledger knows the platform and nothing of the business': ({ from, to }) =>
    from.startsWith('server/ledger/') && /^(server\/(?!platform|ledger)|contract\/)/.test(to),
  'features meet through each other’s service': ({ from, to }) => {
    const [mine, theirs] = [featureOf(from), featureOf(to)];
    return (
      mine !== undefined && theirs !== undefined && mine !== theirs && !to.endsWith('/service.ts')
    );
  },
  'a decision imports types and other pure files only': ({ from, to, typeOnly }) =>
    decides.test(from) && !typeOnly && !pure(to),
  'routes call their own service': ({ from, to, typeOnly }) =>
    /\/routes\.ts$/.test(from) &&
    featureOf(from) !== undefined &&
    !typeOnly &&
    !/^server\/platform\//.test(to) &&
    to !== from.replace('routes.ts', 'service.ts') &&
    to !== from.replace('routes.ts', 'refusals.ts'),
  'SQL stands in stores': ({ from, to, typeOnly }) =>
    featureOf(from) !== undefined && !typeOnly && to === 'kysely' && !isStore(from),
  'only the ledger reads and writes its tables': ({ from, to }) =>
    to.startsWith('server/ledger/') && isStore(to) && !from.startsWith('server/ledger/'),
};

const broken = (one: Import) => Object.keys(rules).filter((name) => rules[name]?.(one));

test('the whole tree was read', () => {
  expect(product.length).toBeGreaterThan(150);
  expect(imports.length).toBeGreaterThan(500);
  const paths = new Set(sources.map(({ path }) => path));
  const missing = imports.filter(({ to }) => /\.tsx?$/.test(to) && !paths.has(to));
  expect(missing).toEqual([]);
});

test.each(Object.keys(rules))('%s', (name) => {
  const found = imports.filter((one) => rules[name]?.(one));
  expect(found.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

test('no file imports itself by a way round', () => {
  expect(findCycle(imports.filter(({ typeOnly }) => !typeOnly))).toBeUndefined();
});

/** The build puts the bare addresses of the routes in its place. */
const plainTable = 'contract/table.ts';

/** Files that come along with these when they run, and what those come from. */
function reachedFrom(starts: readonly string[]): Map<string, string> {
  const came = new Map(starts.map((path) => [path, path]));
  for (const [path] of came)
    for (const { from, to, typeOnly } of imports)
      if (from === path && !typeOnly && !came.has(to) && to !== plainTable) came.set(to, from);
  return came;
}

test('what a phone draws does without the schema library: phones of before cannot read it', () => {
  const drawn = product.filter(({ path }) => /^(resident|board|ui)\//.test(path));
  const reached = reachedFrom(drawn.map(({ path }) => path));
  expect(reached.size).toBeGreaterThan(drawn.length);
  expect(reached.get('typebox')).toBeUndefined();
});

test('no feature needs itself by a way round, not even for a type', () => {
  const between = imports.flatMap(({ from, to }) => {
    const [mine, theirs] = [featureOf(from), featureOf(to)];
    return mine === undefined || theirs === undefined || mine === theirs
      ? []
      : [{ from: mine, to: theirs }];
  });
  expect(between.length).toBeGreaterThan(10);
  expect(findCycle(between)).toBeUndefined();
});

describe('an arrow the wrong way is seen', () => {
  test.each([
    ['resident/App.tsx', "import type { Deps } from '../server/platform/use-case.ts';"],
    ['ui/Button.tsx', "export { county } from '../db/seed/demo.ts';"],
    ['console/App.tsx', "const board = () => import('../board/App.tsx');"],
    ['contract/cases.ts', "import { sql } from 'kysely';"],
    ['server/platform/clock.ts', "import { post } from '../ledger/service.ts';"],
    ['server/text/plain.ts', "import { sql } from 'kysely';"],
    ['server/ledger/service.ts', "import * as cases from '../features/cases/service.ts';"],
    ['server/features/awards/grant.ts', "import { findCase } from '../cases/store.ts';"],
    [
      'server/features/cases/decide.ts',
      "import { type Tx, sqlState } from '../../platform/database.ts';",
    ],
    ['server/features/cases/routes.ts', "import { findCase } from './store.ts';"],
    ['server/features/cases/moves.ts', "import { sql } from 'kysely';"],
    ['server/features/awards/store.ts', "import * as books from '../../ledger/store.ts';"],
    ['server/features/seals/store.ts', "import { readSpan } from '../../ledger/seal-store.ts';"],
  ])('%s: %s', (path, text) => {
    expect(importsOf({ path, text }).flatMap(broken)).toHaveLength(1);
  });
  test('a type from elsewhere is no arrow where only types are let in', () => {
    const text = "import type { Tx } from '../../platform/database.ts';";
    const path = 'server/features/cases/decide.ts';
    expect(importsOf({ path, text }).flatMap(broken)).toEqual([]);
  });
  test('a circle of three is found, and named', () => {
    const arrow = (from: string, to: string) => ({ from, to });
    const circle = [arrow('a', 'b'), arrow('b', 'c'), arrow('x', 'a'), arrow('c', 'a')];
    expect(findCycle(circle)).toEqual(['a', 'b', 'c', 'a']);
    expect(findCycle(circle.slice(0, 3))).toBeUndefined();
  });
});

interface Habit {
  found: RegExp;
  in: (path: string) => boolean;
  except: readonly string[];
}
/** What must stand in one place only, so that it can be passed in everywhere else. */
const habits: Record<string, Habit> = {
  'only the configuration reads the environment': {
    found: /process\.env\b/,
    in: () => true,
    except: ['server/config.ts', 'server/main.ts'],
  },
  'only the clock reads the time': {
    found: /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bprocess\.hrtime\b/,
    in: (path) => /^(server|db)\//.test(path),
    except: ['server/platform/clock.ts'],
  },
  'the screens read the clock in one place': {
    found: /\bDate\.now\(|\bnew Date\(\)/,
    in: (path) => /^(resident|console|board|ui)\//.test(path),
    except: ['ui/now.ts'],
  },
  'only ids and keys are left to chance': {
    found: /\bMath\.random\b|\brandom(UUID|Bytes|Int)\b|\bgetRandomValues\b/,
    in: (path) => /^(server|db|resident|console|board|ui)\//.test(path),
    except: [
      'ui/request-id.ts',
      'server/platform/ids.ts',
      'server/platform/cipher.ts',
      'server/platform/envelope.ts',
      'server/platform/web-push/encrypt.ts',
      'server/platform/web-push/stand-in.ts',
      'server/secrets.ts',
    ],
  },
};
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
const keeps = ({ found, in: where, except }: Habit, { path, text }: SourceFile) =>
  !where(path) || except.includes(path) || !found.test(withoutComments(text));

describe('habits', () => {
  test.each(Object.entries(habits))('%s', (_, habit) => {
    const offenders = product.filter((file) => !keeps(habit, file));
    expect(offenders.map(({ path }) => path)).toEqual([]);
    const planted = ['const now = new Date();', 'Math.random();', 'process.env.PORT;'];
    const path = ['server/features/cases/moves.ts', 'resident/case/CaseThread.tsx'].find(habit.in);
    if (path === undefined) expect.fail('a habit of no place');
    expect(planted.filter((text) => !keeps(habit, { path, text }))).toHaveLength(1);
    const harmless = 'new Date(0);\n// Math.random() is not for us';
    expect(keeps(habit, { path, text: harmless })).toBe(true);
  });
});

test('files are named for what they are, not for the shelf', () => {
  const shelf = /(^|\/)(utils?|helpers?|common|misc|lib|shared|stuff|index)(\.tsx?|\/)/;
  expect(sources.filter(({ path }) => shelf.test(path)).map(({ path }) => path)).toEqual([]);
  expect('server/features/cases/helpers.ts').toMatch(shelf);
});

test('no two files of the contract call a route by the same name: one would stand in for the other', async () => {
  const names: string[] = [];
  for (const { path } of sources.filter((file) => /^contract\/[a-z-]+\.ts$/.test(file.path))) {
    const exported: Record<string, unknown> = await import(/* @vite-ignore */ `../${path}`);
    for (const [name, routes] of Object.entries(exported))
      if (name.endsWith('Routes') && typeof routes === 'object')
        names.push(...Object.keys(routes ?? {}));
  }
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  expect(names.sort()).toEqual(Object.keys(contract).sort());
});

test('the types of the database are those of its migrations', async () => {
  const { connection, drop } = await createTestDatabase();
  expect(() => writeDatabaseTypes(databaseUrl(connection), 'verify')).not.toThrow();
  await drop();
});
