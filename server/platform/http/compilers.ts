import { AjvCompiler } from '@fastify/ajv-compiler';
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifySchema, FastifySchemaValidationError } from 'fastify';
import type { FastifyRouteSchemaDef, FastifyValidationResult } from 'fastify/types/schema.js';

type Route = FastifyRouteSchemaDef<FastifySchema>;
type Serialize = (answer: unknown) => string;

const strict = { coerceTypes: false, removeAdditional: false, allErrors: true } as const;

// As they are at run time: the packages' types speak of the schema alone, they take the whole route.
const buildAjv = AjvCompiler();
const checkerOf = (customOptions: object) =>
  once(buildAjv({}, { customOptions }) as unknown as (route: Route) => FastifyValidationResult);

/** What makes a function of a schema: one that checks text, one that checks a body, one that writes. */
export const makers = {
  text: checkerOf({ ...strict, coerceTypes: true }),
  body: checkerOf(strict),
  answer: once(SerializerSelector()() as unknown as (route: Route) => Serialize),
};

/**
 * Addresses and queries are text, so their numbers are read from it. A body says its types itself:
 * "5" is no 5 and null is no empty text.
 */
export function compileValidator(route: Route): FastifyValidationResult {
  return route.httpPart === 'body'
    ? checking(() => makers.body(route))
    : finite(checking(() => makers.text(route)));
}

/** An answer holds what its schema names and nothing else. */
export function compileSerializer(route: Route): Serialize {
  return (answer) => makers.answer(route)(answer);
}

/**
 * To make functions of all schemas takes longer than the rest of a start, so each is made when it is
 * first asked for, and kept: servers of one process share the contract.
 */
function once<Made>(make: (route: Route) => Made): (route: Route) => Made {
  const made = new WeakMap<object, Made>();
  return (route) => {
    const known = made.get(route.schema);
    if (known !== undefined) return known;
    const fresh = make(route);
    made.set(route.schema, fresh);
    return fresh;
  };
}

function checking(validator: () => FastifyValidationResult): FastifyValidationResult {
  const checked: FastifyValidationResult = (data) => {
    const validate = validator();
    const fits = validate(data);
    checked.errors = validate.errors ?? null;
    return fits;
  };
  return checked;
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
