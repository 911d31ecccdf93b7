/** Where sealed values of a household and its children stand. */
export const nameAt = (id: string) => ({ field: 'households.name', row: id });
export const childNameAt = (id: string) => ({ field: 'children.name', row: id });
export const birthAt = (id: string) => ({ field: 'children.birth', row: id });
