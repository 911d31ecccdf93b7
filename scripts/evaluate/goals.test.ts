import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evaluateCategories } from './categories.ts';
import { evaluateDuplicates } from './duplicates.ts';
import { evaluateTopics } from './topics.ts';
import { evaluateTracks } from './tracks.ts';

/* Real messages and walks with their labels lie beside the checkout and are never part of it. */
const data = process.env.PUBLIC_DATA ?? join(import.meta.dirname, '../../../shared/data');
const on = test.skipIf(!existsSync(data));
const file = (name: string) => join(data, name);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goals-'));
});
afterAll(() => rm(folder, { recursive: true }));

const figuresOf = (lines: readonly string[]) => JSON.parse(lines.at(-1) ?? '');

/** Two thirds to learn from, every third group held out: what reads almost the same is on one side. */
async function halves(name: string): Promise<[string, string]> {
  const lines = (await readFile(file(name), 'utf8')).split('\n').filter((line) => line !== '');
  const groups = new Map<string, number>();
  const parts: [string[], string[]] = [[], []];
  for (const [place, line] of lines.entries()) {
    const { group } = JSON.parse(line) as { group?: string | number | null };
    const key = String(group ?? `alone ${place}`);
    const nth = groups.get(key) ?? groups.size;
    groups.set(key, nth);
    parts[nth % 3 === 0 ? 1 : 0].push(line);
  }
  const paths: [string, string] = [join(folder, 'learnt.jsonl'), join(folder, 'held-out.jsonl')];
  for (const [nth, path] of paths.entries()) await writeFile(path, (parts[nth] ?? []).join('\n'));
  return paths;
}

on('categories that nobody learnt from are found (needs the public data)', async () => {
  const { n, macroF1, coverage } = figuresOf(
    evaluateCategories(await halves('citizen_classified_train.jsonl')),
  );
  expect(n).toBeGreaterThan(1_000);
  expect(macroF1).toBeGreaterThanOrEqual(0.92);
  expect(coverage).toBeGreaterThanOrEqual(0.9);
});

on('what was said before is known again, and not across districts (needs the public data)', () => {
  const { recallByKind, falseByKind } = figuresOf(
    evaluateDuplicates([file('dup_pairs_public.jsonl')]),
  );
  expect(recallByKind.repost_exact).toBeGreaterThanOrEqual(0.99);
  expect(recallByKind.repost_edited).toBeGreaterThanOrEqual(0.99);
  expect(recallByKind.same_event_diff_words).toBeGreaterThanOrEqual(0.8);
  expect(falseByKind.similar_text_other_region).toBeLessThanOrEqual(0.1);
});

on('what is hot is gathered (needs the public data)', () => {
  const { meanF1 } = figuresOf(
    evaluateTopics([file('citizen_hot_2019H1.jsonl'), file('citizen_hot_labels_2019H1.csv')]),
  );
  expect(meanF1).toBeGreaterThanOrEqual(0.92);
});

on('each real track is judged as what it is (needs the public data)', () => {
  const { totals } = figuresOf(
    evaluateTracks([file('gps_tracks.csv'), file('gps_tracks_index.csv')]),
  );
  expect(totals).toMatchObject({
    walksAccepted: totals.walks,
    othersRefused: totals.others,
    wrong: 0,
  });
  expect(totals.tracks).toBeGreaterThan(0);
});
