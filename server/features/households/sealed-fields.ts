/** Where sealed values of a household and its children stand. */
export const nameField = (id: string) => `households.name|${id}`;
export const childNameField = (id: string) => `children.name|${id}`;
export const birthField = (id: string) => `children.birth|${id}`;
