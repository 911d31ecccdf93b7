/**
 * The device's clock, in milliseconds. The only place where screens read it: what computes with time is
 * given it.
 */
export const presentMs = (): number => Date.now();
