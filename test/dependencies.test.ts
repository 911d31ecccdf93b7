import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { judge, type Terms, type Waiting } from '../scripts/advisories/judge.ts';

/* What comes from elsewhere, checked without asking anybody: a registry may be out of reach. */

interface Locked {
  version: string;
  integrity?: string;
  resolved?: string;
  /** A list in packages of long ago: one may choose. */
  license?: string | string[];
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  hasInstallScript?: boolean;
  link?: boolean;
}
interface Floor {
  package: string;
  least: string;
  /** The least of older major versions that got the same mend. */
  older?: string[];
  mends: string[];
  because: string;
}
interface Rules {
  looked: string;
  terms: Terms;
  waits: Waiting[];
  floors: Floor[];
  never: { package: string; because: string }[];
  installScripts: { packages: string[] };
  licences: string[];
  mostRuntimePackages: number;
}
type Wanted = Record<string, Record<string, string> | undefined>;

const root = join(import.meta.dirname, '..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const rules: Rules = read('docs/dependencies.json');
const manifest: Wanted = read('package.json');
const lock: { packages: Record<string, Locked> } = read('package-lock.json');
const locked = Object.entries(lock.packages).filter(([place]) => place !== '');
const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 13);
const places = (wrong: [string, Locked][]) => wrong.map(([place]) => place);
const runtime = locked.filter(([, one]) => !one.dev && !one.optional && !one.devOptional);

test('every package is known by its SHA-512, and none comes from git, a file or a plain address', () => {
  expect(locked.length).toBeGreaterThan(300);
  const unknown = locked.filter(
    ([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
  );
  expect(places(unknown)).toEqual([]);
  const elsewhere = locked.filter(
    ([, { resolved, link }]) => link || /^(git|file|http:)/.test(resolved ?? ''),
  );
  expect(places(elsewhere)).toEqual([]);
});

test('what we ask for is one version each, and the lock has that one', () => {
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'])
    for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
});

/** a before b: by numbers, and a version with a suffix before the one without. */
function isOlder(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('-'));
  const numbers = (text = '') => text.split('.').map(Number);
  const [ours, theirs] = [numbers(left?.[0]), numbers(right?.[0])];
  const at = ours.findIndex((number, place) => number !== theirs[place]);
  if (at >= 0) return (ours[at] ?? 0) < (theirs[at] ?? 0);
  return left?.[1] !== undefined && right?.[1] === undefined;
}

test('versions are compared as numbers', () => {
  expect(isOlder('5.8.4', '5.8.5') && isOlder('9.9.9', '10.0.0')).toBe(true);
  expect(isOlder('5.8.5-rc.1', '5.8.5')).toBe(true);
  expect(isOlder('5.12.8', '5.8.5') || isOlder('5.8.5', '5.8.5')).toBe(false);
});

/** A major version is held to the floor of its own, if it has one. */
const isMended = (version: string, { least, older = [] }: Pick<Floor, 'least' | 'older'>) =>
  !isOlder(version, older.find((one) => majorOf(one) === majorOf(version)) ?? least);
const majorOf = (version: string) => version.split('.')[0];

test('an older major version is mended where it has a floor of its own, and nowhere else', () => {
  const floor = { least: '8.11.0', older: ['7.30.0'] };
  expect(['7.30.0', '7.31.2', '8.11.0', '9.0.0'].every((one) => isMended(one, floor))).toBe(true);
  expect(['6.99.0', '7.29.9', '8.10.2'].some((one) => isMended(one, floor))).toBe(false);
  expect(isMended('7.30.0', { least: '8.11.0' })).toBe(false);
});

describe('a mistake that is known and mended does not come back', () => {
  test.each(rules.floors)('$package is $least or newer, wherever it is installed', (floor) => {
    const found = locked.filter(([place]) => nameOf(place) === floor.package);
    expect(found.length).toBeGreaterThan(0);
    expect(places(found.filter(([, { version }]) => !isMended(version, floor)))).toEqual([]);
    expect(floor.because.length).toBeGreaterThan(20);
  });

  test.each(rules.never)('$package is not here', ({ package: name }) => {
    expect(places(locked.filter(([place]) => nameOf(place) === name))).toEqual([]);
  });
});

test('what is known and waits was within its term on the day of the last look', () => {
  // Of no wait the severity is written down: each is held to the term of the severe.
  const found = rules.waits.map(({ id }) => ({ id, package: '', severity: 'high', title: '' }));
  expect(judge(found, { ...rules, today: rules.looked }).overdue).toEqual([]);
});

test('every licence is one that we may pass on', () => {
  const allowed = new Set(rules.licences);
  const parts = (licence: string) => licence.replace(/[()]/g, '').split(/ AND | OR /);
  const isAllowed = (licence: string) => parts(licence).every((one) => allowed.has(one));
  const other = locked.filter(([, { license = 'none' }]) => ![license].flat().some(isAllowed));
  expect(places(other)).toEqual([]);
});

test('only packages that are named bring a script of their own to the installation', () => {
  const scripted = locked.filter(([, one]) => one.hasInstallScript).map(([place]) => nameOf(place));
  expect([...new Set(scripted)].sort()).toEqual(rules.installScripts.packages);
});

test('it is told how many packages run with the product, and they do not grow unseen', () => {
  console.log(`${runtime.length} packages at run time, ${locked.length} in the lock`);
  expect(runtime.length).toBeLessThanOrEqual(rules.mostRuntimePackages);
});

test('npm run sbom lists every package of the lock, with version, licence and digest', async () => {
  const run = promisify(execFile);
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await run('npm', ['run', '--silent', 'sbom'], options);
  const { bomFormat, specVersion, components } = JSON.parse(stdout);
  expect(bomFormat).toBe('CycloneDX');
  expect(specVersion).toMatch(/^1\.[5-9]$/);
  const listed = new Map<string, { licenses: unknown[]; hashes: { alg: string }[] }>(
    components.map((one: { name: string; version: string }) => [`${one.name}@${one.version}`, one]),
  );
  for (const [place, { version, license }] of locked) {
    const component = listed.get(`${nameOf(place)}@${version}`);
    // npm leaves out a licence line in the form of long ago; it was looked at above.
    if (!Array.isArray(license)) expect(component?.licenses?.length, place).toBeGreaterThan(0);
    expect(component?.hashes?.[0]?.alg, place).toBe('SHA-512');
  }
});
