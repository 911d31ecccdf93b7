/** Array literals of PostgreSQL: the driver would quote every element by itself, one after another. */

/** Of values without a comma, a quote or a brace: ids, numbers, dates. */
export const plainArray = (values: readonly string[]) => `{${values.join(',')}}`;

export const bytesArray = (values: readonly Buffer[]) =>
  `{${values.map((bytes) => `"\\\\x${bytes.toString('hex')}"`).join(',')}}`;
