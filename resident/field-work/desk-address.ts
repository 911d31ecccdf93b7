/** The desk of staff, where everything else is done that the work mode does not do. */
export const deskAddress = (county: number) => `/console/?county=${county}`;
export const forSomebodyAddress = (county: number) => `${deskAddress(county)}#/for-somebody`;
