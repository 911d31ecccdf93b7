import { readdir, readFile } from 'node:fs/promises';
import { contract } from '../contract/table.ts';

/** Files of a folder of screens with what stands in them, tests left out. */
export async function sourcesIn(folder: URL): Promise<{ name: string; source: string }[]> {
  const names = (await readdir(folder)).filter((name) => /^[^.]+\.tsx?$/.test(name));
  return Promise.all(
    names.map(async (name) => ({ name, source: await readFile(new URL(name, folder), 'utf8') })),
  );
}

/** Routes by which the screens of a folder do something for somebody, by an agreement with them. */
export async function actsIn(folder: URL, unless = ''): Promise<string[]> {
  const sources = (await sourcesIn(folder)).filter(({ name }) => name !== unless);
  return Object.entries(contract)
    .filter(([, { path, policy }]) => {
      return path.startsWith('/:county/agreements/:id/') && policy.audit === 'change';
    })
    .map(([name]) => name)
    .filter((name) => sources.some(({ source }) => source.includes(`'${name}'`)))
    .sort();
}
