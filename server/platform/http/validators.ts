import { AjvCompiler } from '@fastify/ajv-compiler';
import type { FastifySchema, FastifySchemaValidationError } from 'fastify';
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
  return (route) => (route.httpPart === 'body' ? ofBody(route) : finite(ofText(route)));
}

/** Ajv reads "1e309" in text as a number without end, which then passes every limit. */
function finite(validate: FastifyValidationResult): FastifyValidationResult {
  const checked: FastifyValidationResult = (data) => {
    const fits = validate(data);
    checked.errors = validate.errors ?? null;
    if (fits !== true) return fits;
    const endless = Object.entries((data ?? {}) as object).find(
      ([, value]) => typeof value === 'number' && !Number.isFinite(value),
    );
    if (endless === undefined) return true;
    checked.errors = [wrongType(endless[0])];
    return false;
  };
  return checked;
}

const wrongType = (name: string): FastifySchemaValidationError => ({
  keyword: 'type',
  instancePath: `/${name}`,
  schemaPath: `#/properties/${name}/type`,
  params: { type: 'number' },
  message: 'must be a number',
});
