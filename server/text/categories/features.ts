import { hashOf, plain, wordsOf } from '../plain.ts';

/** What somebody wrote: a first line that sums it up, where there is one, and the rest. */
export interface Words {
  title: string;
  text: string;
}

/** Characters that are read of a long text: what it is about stands at its beginning. */
const readLength = 1200;
/** How often a run of the title counts, beside being known as one of the title. */
const titleWeight = 3;
const inTitle = 0x9747b28c;

/** Runs of one and two characters and whole longer words, each by its hash and how often it stands there. */
export function featuresOf({ title, text }: Words): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (feature: number, weight: number) =>
    counts.set(feature, (counts.get(feature) ?? 0) + weight);
  const head = withoutNumbers(title);
  for (const run of runsOf(head)) {
    add(hashOf(run), titleWeight);
    add(hashOf(run, inTitle), 2);
  }
  for (const run of runsOf(withoutNumbers(text).slice(0, readLength))) add(hashOf(run), 1);
  return counts;
}

/** Which number and which lettered district says nothing about the kind of a matter. */
const withoutNumbers = (text: string) =>
  plain(text)
    .replace(/[a-z]\d*(?=[市区县州])/g, 'x')
    .replace(/\d+/g, '0');

function* runsOf(text: string): Generator<string> {
  let before = '';
  for (const letter of text) {
    yield letter;
    if (before !== '') yield before + letter;
    before = letter;
  }
  for (const word of wordsOf(text)) if ([...word].length > 2) yield word;
}
