// Builds the screens into dist/, or those that are named: each with its compressed twins, so that the
// server only sends files.
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { configOf, configOfWorker, folders, screens } from '../vite.config.ts';
import { buildVerifyPage } from './verify-page.mjs';
import { listForWorker } from './worker-list.mjs';

const root = join(import.meta.dirname, '..');
const compressible = /\.(js|css|html|svg|json|txt|webmanifest|wasm)$/;

const named = process.argv.slice(2);
await rm(join(root, 'dist/.built'), { force: true });
const existing = screens
  .filter((screen) => named.length === 0 || named.includes(screen))
  .filter((screen) => existsSync(join(root, folders[screen], 'index.html')));
await Promise.all(existing.map(buildScreen)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});

async function buildScreen(screen) {
  await build({ ...configOf(screen), configFile: false, logLevel: 'warn' });
  if (screen === 'resident')
    await build({ ...configOfWorker(), configFile: false, logLevel: 'warn' });
  if (screen === 'counter' || screen === 'resident')
    await listForWorker(join(root, 'dist', screen));
  if (screen === 'board') await buildVerifyPage(join(root, 'dist', screen));
  const sizes = await compressFolder(join(root, 'dist', screen));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`${screen}: ${sizes.length} files, ${Math.round(total / 1024)} KB compressed`);
}

async function compressFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && compressible.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map(compressFile));
}

/** Writes `.gz` and `.br` beside the file where that pays; returns the smaller size in bytes. */
async function compressFile(path) {
  const words = await readFile(path);
  const [small, smaller] = await Promise.all([
    promisify(gzip)(words, { level: 9 }),
    promisify(brotliCompress)(words, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
  ]);
  const pays = [
    { path: `${path}.gz`, bytes: small },
    { path: `${path}.br`, bytes: smaller },
  ].filter(({ bytes }) => bytes.length < words.length);
  await Promise.all(pays.map((file) => writeFile(file.path, file.bytes)));
  return Math.min(words.length, small.length, smaller.length);
}
