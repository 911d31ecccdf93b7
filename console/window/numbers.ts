/** As the contract writes a phone, and a code. */
export const isPhone = (text: string) => /^1[3-9][0-9]{9}$/.test(text);
export const isCode = (text: string) => /^[0-9]{6}$/.test(text);

/** What is kept of a number as it is typed or pasted. */
export const digitsIn = (text: string, most: number) => text.replace(/[^0-9]/g, '').slice(0, most);
