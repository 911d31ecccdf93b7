export const sizes = ['full', 'thumb'] as const;
export type Size = (typeof sizes)[number];

/** Where the file of a photo, or of a masked copy of one, lies. */
export const keyOf = (county: number, id: string, size: Size) => `${county}/${id}/${size}.webp`;
