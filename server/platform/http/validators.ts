import { AjvCompiler } from '@fastify/ajv-compiler';
import type { FastifySchema } from 'fastify';
import type { FastifyRouteSchemaDef, FastifyValidationResult } from 'fastify/types/schema.js';

const strict = { coerceTypes: false, removeAdditional: false, allErrors: true } as const;

/** As it is at run time: the package's types speak of the schema alone, it takes the whole route. */
type Build = (route: FastifyRouteSchemaDef<FastifySchema>) => FastifyValidationResult;

/**
 * Addresses and queries are text, so their numbers are read from it. A body says its types itself:
 * "5" is no 5 and null is no empty text.
 */
export function validatorsByPart(): Build {
  const build = AjvCompiler();
  const compilerOf = (customOptions: object) => build({}, { customOptions }) as unknown as Build;
  const ofText = compilerOf({ ...strict, coerceTypes: true });
  const ofBody = compilerOf(strict);
  return (route) => (route.httpPart === 'body' ? ofBody(route) : ofText(route));
}
