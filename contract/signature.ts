import Type from 'typebox';
import { shortestSignature } from './signed.ts';

/** Lines of a pen as an SVG path: moves and lines between whole numbers. */
export const Signature = Type.String({
  minLength: shortestSignature,
  maxLength: 20_000,
  pattern: '^(M[0-9]{1,4} [0-9]{1,4}( L[0-9]{1,4} [0-9]{1,4})* ?)+$',
});
