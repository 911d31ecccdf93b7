import { personalNumbers } from '../../platform/mask.ts';

/** Whether a text to be published holds a number that must not be; full-width digits count too. */
export function personalDataIn(text: string): boolean {
  const plain = text.normalize('NFKC');
  return personalNumbers.some((form) => form.test(plain));
}
