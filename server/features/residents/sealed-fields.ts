/** Where the month of birth of a resident stands sealed; name and phone: privacy/people.ts. */
export const birthAt = (id: string) => ({ field: 'residents.birth', row: id });
