import { maskName, personalNumbers } from '../../platform/mask.ts';

/** Whether a text to be published holds a number that must not be; full-width digits count too. */
export function personalDataIn(text: string): boolean {
  const plain = text.normalize('NFKC');
  return personalNumbers.some((form) => form.test(plain));
}

/** A number plate: province, letter, five or six more; a dot or space may stand between (GA 36). */
const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[A-Z][·•.\s]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳领]/;

/** Whether a text to be published holds a number plate. */
export const platesIn = (text: string): boolean => plate.test(text.normalize('NFKC').toUpperCase());

/** What people are called by beside their surname; those of offices too, since one of a village is one person. */
export const titles = (
  '先生 女士 小姐 同志 师傅 老师 老板 医生 校长 律师 警官 大爷 大妈 大娘 大姐 大哥 大叔 大伯 阿姨 叔叔 伯伯 ' +
  '爷爷 奶奶 婆婆 阿婆 老伯 主任 书记 村长 社长 经理 队长'
).split(' ');

/** A surname as a mask leaves it, and what the mask leaves after it. */
function partsOfMask(name: string | null): { masked: string; surname: string; rest: string } {
  const masked = name === null || name.trim() === '' ? '' : maskName(name);
  const [surname = ''] = /^[^*]+/.exec(masked) ?? [];
  return { masked, surname, rest: masked.slice(surname.length).replace(/^\*+/, '') };
}

/** A text with every mask in one shape. */
const shaped = (text: string) => text.normalize('NFKC').replace(/[＊×某]/g, '*');

/** Whether a text points at somebody by a masked name, or by a surname with a title. */
export function pointsAt(text: string, name: string | null): boolean {
  const { masked, surname } = partsOfMask(name);
  if (surname === '') return false;
  const plain = shaped(text);
  return (
    plain.includes(masked) ||
    plain.includes(`${surname}*`) ||
    titles.some((title) => plain.includes(`${surname}${title}`))
  );
}

/** Whether a text has the masked name of somebody with what is left of it behind the mask: 王*国, not 王*. */
export function hasMask(text: string, name: string | null): boolean {
  const { masked, rest } = partsOfMask(name);
  return rest !== '' && shaped(text).includes(masked);
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * The text with 报告人 wherever it points at somebody; any other text as it is.
 * @param others who stay: their masked names are left alone, as far as they tell them from the one
 */
export function withoutMention(
  text: string,
  name: string | null,
  others: readonly (string | null)[] = [],
): string {
  if (!pointsAt(text, name)) return text;
  const { surname, rest } = partsOfMask(name);
  const title = `(?:${titles.join('|')})`;
  const stars = '[*＊×某]+';
  const theirs = others
    .map(partsOfMask)
    .filter((other) => other.surname === surname && other.rest !== '' && other.rest !== rest)
    .map((other) => `${stars}${literally(other.rest)}`);
  const spared = theirs.length > 0 ? `(?!${theirs.join('|')})` : '';
  const masked = `${spared}${stars}(?:${literally(rest)})?${title}?`;
  const mention = new RegExp(`${literally(surname)}(?:${masked}|${title})`, 'g');
  const replaced = text.replace(mention, '报告人');
  // Written in other forms of the letters: then in the form in which it was found.
  return pointsAt(replaced, name) ? text.normalize('NFKC').replace(mention, '报告人') : replaced;
}
