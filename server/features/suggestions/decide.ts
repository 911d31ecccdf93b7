import type { Suggestion, SuggestionKind } from '../../../contract/suggestions.ts';
import type { Sentence } from '../../../contract/values.ts';
import { dayMs } from '../../platform/calendar.ts';

/** Days that a suggestion looks back on. */
export const lookBackDays = 30;
/** Fewer people than these are shown to nobody, and are no reason for anything. */
export const fewestPeople = 5;
/** Of a shelf at least so many pieces must be there, and no more than one in so many be taken. */
const little = { free: 5, oneIn: 10 } as const;
/** Suggestions of one reading. */
const most = 100;

/** A shelf of a listed reward at an open counter. */
export interface ShelfFacts {
  reward: string;
  counter: string;
  name: Sentence;
  where: Sentence;
  /** Pieces that nobody holds. */
  free: number;
  /** Handed over in the time looked back on, without what came back. */
  taken: number;
  /** People a day who wanted this reward when there was none anywhere, added up. */
  wished: number;
  /** When the oldest batch came of which something is left. */
  since: Date | null;
}

/** Words that found nothing, and how many people a day looked for them, added up. */
export interface WordsFacts {
  words: string;
  wished: number;
}

interface Facts {
  shelves: readonly ShelfFacts[];
  words: readonly WordsFacts[];
}

/** What the figures suggest: what is wanted most comes first. */
export function suggest({ shelves, words }: Facts, now: Date): Suggestion[] {
  const found = [
    ...shelves.flatMap((shelf) => ofShelf(shelf, now)),
    ...words.filter(({ wished }) => wished >= fewestPeople).map(ofWords),
  ];
  const weight = (one: Suggestion) => one.wished + (one.kind === 'empty_shelf' ? one.taken : 0);
  return found
    .sort((a, b) => weight(b) - weight(a) || a.taken - b.taken || b.free - a.free)
    .slice(0, most);
}

function ofShelf(shelf: ShelfFacts, now: Date): Suggestion[] {
  const kind = kindOf(shelf, now);
  if (kind === undefined) return [];
  const { reward, counter, name, where, taken } = shelf;
  const [wished, free] = [withheld(shelf.wished), Math.max(0, shelf.free)];
  const words = wordsFor[kind]({ taken, wished, free });
  return [{ kind, reward, counter, name, where, free, taken, wished, ...words }];
}

/** What so few wished for is told to nobody. */
const withheld = (people: number) => (people < fewestPeople ? 0 : people);

function kindOf({ free, taken, wished, since }: ShelfFacts, now: Date): SuggestionKind | undefined {
  if (free <= 0) return Math.max(taken, wished) >= fewestPeople ? 'empty_shelf' : undefined;
  const shelved = since === null ? 0 : (now.getTime() - since.getTime()) / dayMs;
  const isLittle = free >= little.free && taken * little.oneIn <= free + taken;
  return shelved >= lookBackDays && isLittle ? 'little_taken' : undefined;
}

function ofWords({ words, wished }: WordsFacts): Suggestion {
  const name = { zh: words, en: words };
  const none = { reward: null, counter: null, where: null, free: 0, taken: 0 };
  const said = wordsFor.not_there({ wished, taken: 0, free: 0 });
  return { kind: 'not_there', name, ...none, wished, ...said };
}

type Figures = Pick<Suggestion, 'wished' | 'taken' | 'free'>;
type Words = Pick<Suggestion, 'reason' | 'advice'>;

const wordsFor: Record<SuggestionKind, (figures: Figures) => Words> = {
  empty_shelf: ({ taken, wished }) => ({
    reason: {
      zh:
        wished > 0
          ? `架上空了。${lookBackDays} 天里领走 ${taken} 件，还有 ${wished} 人次想要没有。`
          : `架上空了。${lookBackDays} 天里领走 ${taken} 件。`,
      en:
        wished > 0
          ? `The shelf is empty. ${taken} were taken in ${lookBackDays} days, and ${wished} times somebody wanted one in vain.`
          : `The shelf is empty. ${taken} were taken in ${lookBackDays} days.`,
    },
    advice: {
      zh: '补一批货，或从别的兑换点调一些来。',
      en: 'Receive a batch, or bring some over from another counter.',
    },
  }),
  not_there: ({ wished }) => ({
    reason: {
      zh: `${lookBackDays} 天里有 ${wished} 人次在积分超市里找，什么也没有找到。`,
      en: `${wished} times in ${lookBackDays} days somebody looked for it in the shop and found nothing.`,
    },
    advice: {
      zh: '看看能不能添上这样的奖品；已经有的，把名称写得好找一些。',
      en: 'See whether such a reward can be had; if there is one, give it a name that is found.',
    },
  }),
  little_taken: ({ taken, free }) => ({
    reason: {
      zh: `架上有 ${free} 件，放了 ${lookBackDays} 天以上，${lookBackDays} 天里领走 ${taken} 件。`,
      en: `${free} have been on the shelf for more than ${lookBackDays} days, and ${taken} were taken in that time.`,
    },
    advice: {
      zh: '看看价格和说明，或调到想要的人多的兑换点。',
      en: 'Look at its price and its words, or move it to a counter where more people want it.',
    },
  }),
};

/** Most characters of words that are kept. */
const mostCharacters = 20;
/** A number of so many digits could be somebody’s phone. */
const manyDigits = /[0-9]{6}/;

/** Words as they are counted: the same words look the same; undefined where they are not to be kept. */
export function countedAs(words: string): string | undefined {
  const plain = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  const isKept = plain !== '' && plain.length <= mostCharacters && !manyDigits.test(plain);
  return isKept ? plain : undefined;
}

/** Wishes of one person that count in a day. */
export const wishesADay = 20;

/** Whether words are found in a name or in what is said of it, in either language. */
export const isFound = (
  words: string,
  { name, said }: { name: Sentence; said: Sentence },
): boolean =>
  [name.zh, name.en, said.zh, said.en].some((text) =>
    text.normalize('NFKC').toLowerCase().includes(words),
  );
