/** What somebody types who means a number, as long as it can be. */
export const digitsIn = (typed: string, most: number) => typed.replace(/\D/g, '').slice(0, most);
export const isPhone = (phone: string) => /^1[3-9]\d{9}$/.test(phone);
export const isCode = (code: string) => /^\d{6}$/.test(code);
