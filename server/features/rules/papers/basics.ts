import type { PublicRulebook, Rule, RulebookDocument } from '../../../../contract/rules.ts';
import type { Sentence } from '../../../../contract/values.ts';
import { join, reviewWords } from '../wording.ts';

interface Book {
  document: RulebookDocument;
  /** The same book as the public page shows it. */
  shown: PublicRulebook;
}

/** How points work by this very book: six paragraphs of plain sentences, each from its facts. */
export function basicsOf({ document, shown }: Book): Sentence[] {
  return [
    together(earning(document), shown.dayLimit),
    settling(document),
    lapsing(document, shown),
    shown.levelsNote === null ? noLevels : together(levels(document), shown.levelsNote),
    shown.household ?? noHousehold,
    shown.pools,
  ];
}

const together = (first: Sentence, second: Sentence | null): Sentence =>
  second === null ? first : { zh: first.zh + second.zh, en: `${first.en} ${second.en}` };

const earning = ({ rules }: RulebookDocument): Sentence => ({
  zh: `这一版共有 ${rules.length} 条细则，做成哪一条，就得哪一条写明的分；只加分，不扣分。`,
  en: `This version has ${rules.length} rules, and each says what it earns; points are only ever added, never taken as a penalty.`,
});

/** In the order in which they are said: the quickest first. */
const waits: readonly { review: Rule['review']; wait: Sentence }[] = [
  { review: 'at_once', wait: { zh: '当时到账', en: 'they are there at once' } },
  { review: 'next_day', wait: { zh: '第二天到账', en: 'they are there a day later' } },
  {
    review: 'when_verified',
    wait: {
      zh: '先记为待核，核实了才到账',
      en: 'they are provisional until somebody has checked',
    },
  },
];

function settling({ rules }: RulebookDocument): Sentence {
  const found = waits
    .filter(({ review }) => rules.some((rule) => rule.review === review))
    .map(({ review, wait }) => ({
      zh: `写“${reviewWords[review].zh}”的${wait.zh}`,
      en: `with “${reviewWords[review].en}” ${wait.en}`,
    }));
  const said = join(found, { zh: '；', en: '; ' });
  return {
    zh: `什么时候到账，每条写得清楚：${said.zh}。`,
    en: `Each rule says when its points arrive: ${said.en}.`,
  };
}

/** The page names the day on which points of today lapse; paper is read on many days. */
function lapsing({ lapse }: RulebookDocument, shown: PublicRulebook): Sentence {
  if (lapse.kind !== 'rolling') return shown.lapse;
  return {
    zh: `积分从挣到的那个月起，过 ${lapse.months} 个月后的月底到期；先花先到期的。`,
    en: `Points lapse at the end of the month that is ${lapse.months} months after earning; the soonest to lapse are spent first.`,
  };
}

function levels({ levels: all }: RulebookDocument): Sentence {
  const names = join(
    all.map(({ name }) => name),
    { zh: '、', en: ', ' },
  );
  return {
    zh: `共有 ${all.length} 个等级：${names.zh}。`,
    en: `There are ${all.length} levels: ${names.en}.`,
  };
}

const noLevels: Sentence = {
  zh: '这一版不设等级，得分多少不影响办事。',
  en: 'This version has no levels: how many points you have changes nothing in how you are served.',
};
const noHousehold: Sentence = {
  zh: '谁做的就记在谁的名下，这一版没有记到家庭账户的分。',
  en: 'Points go to the person who earned them; this version gives none to households.',
};
