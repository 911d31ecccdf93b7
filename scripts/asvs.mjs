// docs/asvs.json against what the tests are and what came of them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** What a name with places to fill can look like once they are filled. */
const hole = /%[sdifjoO#]|\$\w+(?:\.\w+)*/g;

/** @returns {Record<string, { level: number, what: string, tests?: string[], none?: string, open?: string }>} */
export function readRequirements() {
  return JSON.parse(readFileSync(join(root, 'docs/asvs.json'), 'utf8')).requirements;
}

/** @param {string} named `path › part of a test's name` */
export function splitName(named) {
  const at = named.indexOf(' › ');
  return { path: named.slice(0, at), name: named.slice(at + 3) };
}

/**
 * Whether a name in docs/asvs.json is that of a test as it is written in its file, or part of it; where
 * the written one has places to fill, also what comes of it once they are filled.
 *
 * @param {string} written
 * @param {string} name
 */
export function isNameOf(written, name) {
  if (written.includes(name)) return true;
  const parts = written.split(hole).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return parts.join('').length > 4 && new RegExp(`^${parts.join('[\\s\\S]+')}$`).test(name);
}

/**
 * A name with a place to fill would be content with any row of a table.
 *
 * @param {string} name
 */
export const hasHole = (name) => name.search(hole) >= 0;

/**
 * Names that no passed test has, or some failed or skipped one.
 *
 * @param {{ path: string, fullName: string, status: string }[]} results of a whole run
 */
export function unproved(results) {
  const names = new Set(Object.values(readRequirements()).flatMap(({ tests = [] }) => tests));
  return [...names].filter((named) => {
    const { path, name } = splitName(named);
    const found = results.filter((one) => one.path === path && one.fullName.includes(name));
    return found.length === 0 || found.some(({ status }) => status !== 'passed');
  });
}

/** How much of each level is proved, in one line. */
export function tellShares() {
  const all = Object.values(readRequirements());
  const shares = [1, 2].map((level) => {
    const applicable = all.filter((one) => one.level === level && one.none === undefined);
    const proved = applicable.filter(({ tests }) => tests !== undefined).length;
    const share = ((100 * proved) / applicable.length).toFixed(1);
    return `level ${level}: ${proved} of ${applicable.length} that apply (${share} %)`;
  });
  return `OWASP ASVS 5.0 · ${shares.join(' · ')}`;
}
