import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Stands in the worker until the build knows what there is. */
const place = '"the files of this build"';

/**
 * Tells the service worker which files there are and under which name of this build it keeps them: any
 * change of any of them makes another worker, which fetches them anew.
 */
export async function listForWorker(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !/^(worker\.js|.*\.(br|gz|map))$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  const digest = createHash('sha256');
  for (const file of files) digest.update(file).update(await readFile(join(folder, file)));
  const list = { build: digest.digest('hex').slice(0, 16), files };
  const worker = join(folder, 'worker.js');
  const text = await readFile(worker, 'utf8');
  // Minified, a string may stand in any quotes.
  const found = [place, place.replaceAll('"', '`'), place.replaceAll('"', "'")].find((one) =>
    text.includes(one),
  );
  if (found === undefined) throw new Error('the worker has no place for the list of files');
  await writeFile(worker, text.replace(found, JSON.stringify(JSON.stringify(list))));
}
