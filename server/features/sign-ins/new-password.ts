import { dictionary } from '@zxcvbn-ts/language-common';

export type PasswordFault =
  | 'password_short'
  | 'password_common'
  | 'password_plain'
  | 'password_context';

const leastCharacters = 12;
const leastKinds = 5;

/** The fifty thousand passwords most often found in leaks: the first that anybody tries. */
const common = new Set(dictionary['passwords-common']);

/** Words of this platform and its trade, in the letters that a keyboard without Chinese gives. */
const ourWords = [
  'pingan',
  'jifen',
  'zongzhi',
  'zhongxin',
  'wangge',
  'shequ',
  'paichusuo',
  'zhengfa',
  'administrator',
  'password',
  'mima',
  'woaini',
  '平安',
  '积分',
  '综治',
  '中心',
  '网格',
];

/** Rows of the keyboard and what else runs on by itself, forwards and backwards. */
const runs = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '!qaz@wsx#edc$rfv%tgb^yhn&ujm',
].flatMap((run) => [run, [...run].reverse().join('')]);

/**
 * What stands against a password that somebody chooses; undefined where nothing does (ASVS 6.2: length
 * counts, common and context words are refused, no rules of composition, no yearly change).
 *
 * @param context names of the person, the login and the county
 */
export function judgePassword(
  password: string,
  context: readonly string[],
): PasswordFault | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...plain].length < leastCharacters) return 'password_short';
  if (common.has(plain) || common.has(coreOf(plain))) return 'password_common';
  if (new Set(plain).size < leastKinds || isRun(plain)) return 'password_plain';
  const words = [...ourWords, ...context.map((word) => word.toLowerCase())];
  return withoutWords(plain, words).length < leastCharacters - 4 ? 'password_context' : undefined;
}

/** Without the digits and marks that people hang on to a common word. */
const coreOf = (plain: string) => plain.replace(/^[\d\p{P}\p{S}]+|[\d\p{P}\p{S}]+$/gu, '');

/** Made of pieces of a run, each at least four long. */
function isRun(plain: string): boolean {
  let rest = plain;
  while (rest.length > 0) {
    let taken = Math.min(rest.length, 4);
    if (!runs.some((run) => run.includes(rest.slice(0, taken)))) return false;
    while (taken < rest.length && runs.some((run) => run.includes(rest.slice(0, taken + 1))))
      taken++;
    rest = rest.slice(taken);
  }
  return true;
}

/** What is left to guess for whoever knows the words, dates among them. */
function withoutWords(plain: string, words: readonly string[]): string {
  let rest = plain;
  for (const word of words) if (word.length >= 2) rest = rest.replaceAll(word, '');
  return rest.replace(/(19|20)\d\d/g, '');
}
