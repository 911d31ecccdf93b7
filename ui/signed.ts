import { shortestSignature } from '../contract/signed.ts';

/** Whether a pen has written more than a touch; what is shorter the server does not take either. */
export const isSigned = (path: string): boolean => path.length >= shortestSignature;
