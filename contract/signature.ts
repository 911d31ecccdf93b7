import Type from 'typebox';

/** Lines of a pen as an SVG path: moves and lines between whole numbers. */
export const Signature = Type.String({
  minLength: 8,
  maxLength: 20_000,
  pattern: '^(M[0-9]{1,4} [0-9]{1,4}( L[0-9]{1,4} [0-9]{1,4})* ?)+$',
});
