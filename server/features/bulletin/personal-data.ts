import { maskName, personalNumbers } from '../../platform/mask.ts';

/** Whether a text to be published holds a number that must not be; full-width digits count too. */
export function personalDataIn(text: string): boolean {
  const plain = text.normalize('NFKC');
  return personalNumbers.some((form) => form.test(plain));
}

/** Whether a text points at somebody by a masked name, or by a surname with a title. */
export function pointsAt(text: string, name: string | null): boolean {
  if (name === null || name.trim() === '') return false;
  const plain = text.normalize('NFKC').replace(/[＊×某]/g, '*');
  const masked = maskName(name);
  const [surname = ''] = /^[^*]+/.exec(masked) ?? [];
  if (surname === '') return false;
  const titled = ['先生', '女士', '小姐', '大爷', '大妈', '阿姨', '师傅', '老师', '同志'];
  return (
    plain.includes(masked) ||
    plain.includes(`${surname}*`) ||
    titled.some((title) => plain.includes(`${surname}${title}`))
  );
}
