import { uuidOf } from './ids.ts';

/** Holder of the grounds in the audit, which stay as long as the audit and are never sealed anew. */
export const officeOf = (county: number) => uuidOf(`office of ${county}`);

/**
 * Holder of what is kept for a while and belongs to no single person: answers for requests that are
 * repeated, ways to a provider.
 */
export const passingOf = (county: number) => uuidOf(`passing of ${county}`);
