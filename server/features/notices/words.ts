/** Where the words of a notice stand, sealed. */
export const wordsAt = (id: string) => ({ field: 'notices.words', row: id });
