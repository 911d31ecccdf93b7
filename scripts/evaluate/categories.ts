import { type Example, learn } from '../../server/text/categories/learn.ts';
import { measure } from '../../server/text/categories/measures.ts';
import { ranker } from '../../server/text/categories/model.ts';
import { InputError } from './csv.ts';
import { findText, type JsonRow, readJsonl, textOf } from './jsonl.ts';

/* Learns from one file of decided cases and is asked about another. */

/** Who wrote what is not in the file: two texts of it are two people’s. */
const lesson = { seed: 1, wantedAccuracy: 0.95, fewestReporters: 2 };

export function evaluateCategories([trainFile = '', testFile = '']: readonly string[]): string[] {
  const learnt = learn(readJsonl(trainFile).map(exampleOf), lesson);
  if (learnt === undefined)
    throw new InputError(`${trainFile}: 例子太少 too few examples of two labels`);
  const rank = ranker(learnt.model);
  const { threshold, labels } = learnt.model;
  const judged = readJsonl(testFile)
    .map(exampleOf)
    .map((example) => {
      const [best] = rank(example);
      return { label: example.label, said: best?.label ?? '', sure: best?.sure ?? 0 };
    });
  const { measured } = learnt;
  return [
    `学 learnt: ${labels.length} 类 labels; 自测 by itself: ${JSON.stringify(measured)}`,
    `不到 below ${threshold.toFixed(3)} 不猜 it abstains`,
    JSON.stringify(rounded(measure(judged, threshold))),
  ];
}

const exampleOf = (row: JsonRow): Example => {
  const group = findText(row, 'group');
  return {
    title: findText(row, 'title'),
    text: textOf(row, 'text'),
    label: textOf(row, 'label'),
    ...(group === '' ? {} : { group }),
  };
};

const rounded = (measures: object) =>
  Object.fromEntries(
    Object.entries(measures).map(([key, value]) => [
      key,
      typeof value === 'number' ? Number(value.toFixed(4)) : value,
    ]),
  );
