import type { Exclusion } from './dispute-terms.ts';

/**
 * Words by which a dispute tells of what is not mediated. They decide nothing: where one stands, somebody asks and
 * answers for each exclusion. A word too many costs three answers; one too few may send somebody back to be hurt.
 */
const words: Record<Exclusion, readonly string[]> = {
  violence: [
    '家暴',
    '暴力',
    '殴打',
    '打骂',
    '打人',
    '打我',
    '打她',
    '打他',
    '打了我',
    '打了她',
    '打了他',
    '打老婆',
    '打媳妇',
    '打孩子',
    '打起来',
    '打架',
    '打死',
    '挨打',
    '被打',
    '动手打',
    '动了手',
    '动过手',
    '推搡',
    '耳光',
    '掐脖子',
    '持刀',
    '拿刀',
    '动刀',
    '砍人',
    '杀人',
    '弄死',
    '威胁',
    '恐吓',
    '扬言',
    '虐待',
    '强奸',
    '性侵',
    '猥亵',
    '拘禁',
    '不让出门',
  ],
  injury: [
    '受伤',
    '受了伤',
    '打伤',
    '砸伤',
    '撞伤',
    '咬伤',
    '烫伤',
    '砍伤',
    '摔伤',
    '轻伤',
    '重伤',
    '伤残',
    '骨折',
    '流血',
    '出血',
    '淤青',
    '缝了',
    '脑震荡',
    '昏迷',
    '住院',
    '抢救',
    '伤情鉴定',
  ],
  minor: [
    '未成年',
    '未满18',
    '未满十八',
    '打孩子',
    '孩子被',
    '小孩被',
    '儿童',
    '男童',
    '女童',
    '幼女',
    '幼儿',
    '学生',
    '欺凌',
    '霸凌',
  ],
};

/** Ages under eighteen, as they are written. */
const youngAges =
  /(?:^|[^0-9])(?:1[0-7]|[1-9])\s*周?岁|(?:^|[^一二三四五六七八九十百零])(?:十[一二三四五六七]?|[一二三四五六七八九])周?岁/g;

const english: Record<Exclusion, RegExp> = {
  violence:
    /\b(violence|violent|beat(?:s|en|ing)?|hit me|hits? (?:her|him)|fight(?:ing)?|fought|punch(?:ed)?|slapp?(?:ed)?|knife|kill(?:ed|ing)?|threat(?:s|en|ens|ened|ening)?|abus(?:e|ed|ive)|raped?|assault(?:ed)?)\b/gi,
  injury:
    /\b(injur(?:y|ies|ed)|hurt|wound(?:s|ed)?|bleed(?:ing)?|bled|bruis(?:e|es|ed)|fractur(?:e|ed)|hospital|unconscious)\b/gi,
  minor: /\b(minors?|under 18|child(?:ren)?|schoolboys?|schoolgirls?|pupils?|bull(?:ied|ying))\b/gi,
};

/** What these texts hold of such words, each once and in the order of the exclusions. */
export function excludedWordsIn(...texts: readonly string[]): string[] {
  const text = texts.join('\n').normalize('NFKC');
  const found = (Object.keys(words) as Exclusion[]).flatMap((exclusion) => [
    ...words[exclusion].filter((word) => text.includes(word)),
    ...(text.match(english[exclusion]) ?? []).map((word) => word.toLowerCase()),
    ...(exclusion === 'minor' ? (text.match(youngAges) ?? []).map(ageOf) : []),
  ]);
  return [...new Set(found)];
}

/** Without what stands before the number. */
const ageOf = (matched: string) =>
  matched.replace(/^[^0-9一二三四五六七八九十]/, '').replace(/\s/g, '');
