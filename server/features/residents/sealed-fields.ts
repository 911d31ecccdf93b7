/** Where sealed values of a resident stand: moved to another row or column they do not open. */
export const nameField = (id: string) => `residents.name|${id}`;
export const phoneField = (id: string) => `residents.phone|${id}`;
export const birthField = (id: string) => `residents.birth|${id}`;
