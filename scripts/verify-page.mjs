// Builds the page that checks receipts into one file: script and style stand in it, and nothing is
// loaded from anywhere, so that it can be kept on a disk and opened there years later.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const source = join(root, 'board/verify');

/** @returns the path of the file written */
export async function buildVerifyPage(folder) {
  const entry = join(source, 'main.ts');
  const [{ output }] = await build({
    root: source,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: ['chrome80', 'safari13'],
      lib: { entry, formats: ['iife'], name: 'verify' },
      reportCompressedSize: false,
    },
  });
  const [page, style] = await Promise.all(
    ['page.html', 'page.css'].map((name) => readFile(join(source, name), 'utf8')),
  );
  // An end tag inside the script would end it.
  const script = output[0].code.replaceAll('</', '<\\/');
  const file = join(folder, 'verify.html');
  const html = page.replace('/*style*/', () => style).replace('/*script*/', () => script);
  await writeFile(file, html);
  return file;
}
