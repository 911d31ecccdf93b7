const stars = (count: number) => '*'.repeat(count);

/**
 * Hides the middle of a phone number: `13812341234` → `138****1234`. Of a number in another form the
 * last quarter stays.
 */
export function maskPhone(phone: string): string {
  const mobile = /^(\+?86[- ]?)?(1\d{2})\d{4}(\d{4})$/.exec(phone);
  if (mobile) return `${mobile[2]}****${mobile[3]}`;
  const shown = Math.floor(phone.length / 4);
  return stars(phone.length - shown) + phone.slice(phone.length - shown);
}

/** Hides an identity number but for its first two places and its last three: 35*************123. */
export function maskIdNumber(number: string): string {
  if (number.length < 10) return stars(number.length);
  return number.slice(0, 2) + stars(number.length - 5) + number.slice(-3);
}

/**
 * Hides a name as public lists do: 张三 → 张*, 张小三 → 张*三, 欧阳小三 → 欧阳*三. Of names in parts, as
 * 阿卜杜拉·买买提 or John Smith, the first letter of each part stays.
 */
export function maskName(name: string): string {
  // Names are also written with a space to set them wide (张 三); that makes no parts.
  const tidy = name.trim().replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  const parts = tidy.split(/([\s·•・‧.]+)/);
  if (parts.length === 1 && /^\p{Script=Han}/u.test(tidy)) return maskHanName(tidy);
  return parts.map((part, i) => (i % 2 === 0 ? maskPart(part) : part)).join('');
}

function maskHanName(name: string): string {
  const surname = name.slice(0, 2);
  const letters = lettersOf(name);
  const kept = compoundSurnames.has(surname) && letters.length > 2 ? 2 : 1;
  const given = letters.slice(kept);
  if (letters.length === 1) return '*';
  const last = given.length > 1 ? given.at(-1) : '*';
  return letters.slice(0, kept).join('') + stars(given.length - 1) + last;
}

function maskPart(part: string): string {
  const [first = '', ...rest] = lettersOf(part);
  return rest.length === 0 ? stars(first ? 1 : 0) : first + stars(rest.length);
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Letters as a reader sees them: rare characters take two places in a string. */
function lettersOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

const compoundSurnames = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 夏侯 端木 南宫 长孙 宇文 轩辕 独孤 司空 太史 ' +
    '申屠 公羊 澹台 濮阳 淳于 单于 闻人 钟离 呼延 西门 东郭 百里 拓跋 赫连 左丘 公冶 闾丘 亓官 司寇 仲孙'
  ).split(' '),
);

/**
 * Numbers that belong to a person: mobile and landline phones with whatever people write between their digits,
 * numbers without an area code where a word says that they are called, identity numbers (GB 11643, 15 or 18
 * characters) and bank cards (13–19 digits, spaced or not).
 */
export const personalNumbers: readonly RegExp[] = [
  /(?<!\d)1\s?[3-9](?:[\s.·•()–—-]{0,2}\d){9}(?!\d)/,
  /(?<!\d)0\d{2,3}[\s.·•()–—-]{0,2}\d{3,4}[\s.·•–—-]?\d{4}(?!\d)/,
  /(?<=(?:电话|手机|联系|拨打|致电|号码|\b(?:tel|phone|call))[^\d]{0,6})[2-8]\d{2,3}[\s.·•–—-]?\d{4}(?!\d)/i,
  /(?<!\d)\d{15}(?:\d{2}[\dXx])?(?![\dXx])/,
  /(?<!\d)(?:\d[\s-]?){12,18}\d(?!\d)/,
];
const wherever = personalNumbers.map((form) => new RegExp(form, `${form.flags}g`));

/** Words that somebody typed, with every digit of such a number hidden; full-width digits too. */
export function maskNumbers(words: string): string {
  const plain = words.normalize('NFKC');
  if (!personalNumbers.some((form) => form.test(plain))) return words;
  return wherever.reduce(
    (text, form) => text.replace(form, (number) => number.replace(/[\dXx]/g, '*')),
    plain,
  );
}
