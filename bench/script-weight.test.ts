import { expect, test } from 'vitest';
import { mostScriptKb, onPhones, scriptKb, scriptsBeforePaint } from './script-weight.ts';

test.each(onPhones)(
  '%s sends a phone no more script than was promised before it draws',
  (screen) => {
    const kb = scriptKb(screen);
    expect(kb).toBeGreaterThan(20);
    expect(kb).toBeLessThanOrEqual(mostScriptKb);
  },
);

test('what an entry imports is counted with what that imports, once; what it fetches later is not', () => {
  const files: Record<string, string> = {
    'index.html':
      '<script type="module" crossorigin src="/assets/page.js"></script><link rel="modulepreload" crossorigin href="/assets/a.js"><link rel="stylesheet" href="/assets/x.css">',
    'assets/page.js': 'import{a}from"./a.js";import"./b.js";const later=()=>import("./later.js");',
    'assets/a.js': 'import{c as d}from"./c.js";export{d}',
    'assets/b.js': 'export{a}from"./a.js"',
    'assets/c.js': '',
  };
  const found = scriptsBeforePaint((path) => files[path] ?? '');
  expect(found.sort()).toEqual(['assets/a.js', 'assets/b.js', 'assets/c.js', 'assets/page.js']);
});
