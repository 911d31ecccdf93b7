/** Where a signature on the screen stands, as its seal knows it. */
export const signatureAt = (agreement: string) => ({
  field: 'agreements.signature',
  row: agreement,
});
