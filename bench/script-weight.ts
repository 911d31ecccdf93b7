import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { folders, type Screen } from '../vite.config.ts';

/** As first-screen measures it on a slow phone; what is promised of every page that a phone opens. */
export const mostScriptKb = 120;

/** A built screen by its folder in `dist`. */
const builtAt = (screen: Screen) => join(import.meta.dirname, '../dist', screen);

/** The entry of a page and what it imports before it runs, as addresses below its folder; what is fetched later is left out. */
export function scriptsBeforePaint(read: (path: string) => string): string[] {
  const page = read('index.html');
  const named = [
    ...page.matchAll(/<(?:script|link rel="modulepreload")[^>]*(?:src|href)="([^"]+)"/g),
  ];
  const found = new Set(named.map(([, address = '']) => `assets/${posix.basename(address)}`));
  for (const path of found)
    for (const [, to = ''] of read(path).matchAll(
      /(?:\bfrom|^import|[;}]import)\s*["'](\.[^"']+)["']/g,
    ))
      found.add(posix.join(posix.dirname(path), to));
  return [...found];
}

/** Thousands of bytes of script, as gzip sends them, before a page of this screen draws anything. */
export function scriptKb(screen: Screen): number {
  const read = (path: string) => readFileSync(join(builtAt(screen), path), 'utf8');
  const sizes = scriptsBeforePaint(read).map((path) => gzipSync(read(path), { level: 9 }).length);
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1_000);
}

/** Staff sit at desks. */
export const onPhones = (Object.keys(folders) as Screen[]).filter((screen) => screen !== 'console');
