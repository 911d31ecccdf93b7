/**
 * Numbers that must never reach a public page: mobile and landline phones, identity numbers
 * (GB 11643, 15 or 18 characters) and bank cards (13–19 digits, spaced or not).
 */
const forms = [
  /(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/,
  /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/,
  /(?<!\d)\d{15}(?:\d{2}[\dXx])?(?![\dXx])/,
  /(?<!\d)(?:\d[\s-]?){12,18}\d(?!\d)/,
];

/** Whether a text to be published holds such a number; full-width digits count too. */
export function personalDataIn(text: string): boolean {
  const plain = text.normalize('NFKC');
  return forms.some((form) => form.test(plain));
}
