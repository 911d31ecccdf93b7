/** The number of a certificate as it is printed; undefined unless it has its sixteen digits. */
export function numberIn(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{16}$/.test(digits) ? groupDigits(digits) : undefined;
}

/** Digits in groups of four, however far somebody has typed. */
export const groupDigits = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\D/g, '')
    .slice(0, 16)
    .replace(/(\d{4})(?=\d)/g, '$1-');
