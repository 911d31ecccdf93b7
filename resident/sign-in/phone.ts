/** As the contract writes a phone. */
export const phonePattern = /^1[3-9][0-9]{9}$/;

/** What is kept of a number as it is typed or pasted: spaces and dashes are dropped. */
export const digitsOf = (text: string) => text.replace(/[^0-9]/g, '').slice(0, 11);
