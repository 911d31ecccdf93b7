import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Module, parseSync } from '@swc/core';

const root = join(import.meta.dirname, '..');
const folders = [
  'contract',
  'server',
  'db',
  'ui',
  'resident',
  'console',
  'board',
  'test',
  'scripts',
];

/** One import: `to` is a file of ours by its path from the root, or a package by its name. */
export interface Import {
  from: string;
  to: string;
  /** Gone when the program runs. */
  typeOnly: boolean;
}

export interface SourceFile {
  path: string;
  text: string;
}

/** Every TypeScript file of ours. */
export function readSources(): SourceFile[] {
  const paths = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }));
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** What a file imports, re-exports and loads later, in the order written. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const { body } = parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x') });
  const written = body.flatMap((item) => statementImport(item));
  const later = [...text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)].map(([, specifier = '']) => ({
    specifier,
    typeOnly: false,
  }));
  return [...written, ...later].map(({ specifier, typeOnly }) => ({
    from: path,
    to: specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier,
    typeOnly,
  }));
}

function statementImport(item: Module['body'][number]): { specifier: string; typeOnly: boolean }[] {
  switch (item.type) {
    case 'ImportDeclaration': {
      const named = item.specifiers.filter((one) => one.type === 'ImportSpecifier');
      const onlyTypes = named.length > 0 && named.length === item.specifiers.length;
      const typeOnly = item.typeOnly || (onlyTypes && named.every(({ isTypeOnly }) => isTypeOnly));
      return [{ specifier: item.source.value, typeOnly }];
    }
    case 'ExportAllDeclaration':
      return [{ specifier: item.source.value, typeOnly: false }];
    case 'ExportNamedDeclaration': {
      const named = item.specifiers.filter((one) => one.type === 'ExportSpecifier');
      const typeOnly = item.typeOnly || (named.length > 0 && named.every((one) => one.isTypeOnly));
      return item.source ? [{ specifier: item.source.value, typeOnly }] : [];
    }
    default:
      return [];
  }
}

/** A way round from a file to itself, following imports that are there when the program runs. */
export function findCycle(imports: readonly Pick<Import, 'from' | 'to'>[]): string[] | undefined {
  const next = Map.groupBy(imports, ({ from }) => from);
  const done = new Set<string>();
  const walk = (at: string, way: string[]): string[] | undefined => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at];
    if (done.has(at)) return undefined;
    for (const { to } of next.get(at) ?? []) {
      const found = walk(to, [...way, at]);
      if (found) return found;
    }
    done.add(at);
    return undefined;
  };
  for (const from of next.keys()) {
    const found = walk(from, []);
    if (found) return found;
  }
  return undefined;
}
