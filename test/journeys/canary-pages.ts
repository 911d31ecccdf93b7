import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The three apps by where they are served, and the file in which each names its addresses. */
export const apps = {
  '/': 'resident/App.tsx',
  '/board/': 'board/App.tsx',
  '/console/': 'console/desk/Desk.tsx',
} as const;
export type App = keyof typeof apps;

/** Every address of an app as it routes it, with all that can be left out of it and with nothing left out. */
export function routedBy(app: App): string[] {
  const source = readFileSync(join(import.meta.dirname, '../..', apps[app]), 'utf8');
  const patterns = [...source.matchAll(/<Route path="([^"]+)"/g)].map(
    ([, pattern = '']) => pattern,
  );
  return patterns.flatMap((pattern) => {
    const parts = pattern.split('/').slice(1);
    const least = parts.filter((part) => !part.endsWith('?')).length;
    return Array.from({ length: parts.length - least + 1 }, (_, more) =>
      `/${parts.slice(0, least + more).join('/')}`.replaceAll('?', ''),
    );
  });
}

/** Whether one of these hashes leads to an address as it is routed. */
export function isOpened(address: string, hashes: Iterable<string>): boolean {
  const form = new RegExp(`^#${address.replace(/:\w+/g, '[^/]+')}$`);
  return [...hashes].some((hash) => form.test(hash));
}

/** Addresses that hold a script themselves. */
const scripted = ['<img src=x onerror=hit(1)>', 'javascript:hit(1)'].map(encodeURIComponent);
export const nowhere = (among: readonly string[]) =>
  ['', ...among].flatMap((page) => scripted.map((script) => `#/${page}${script}`));
