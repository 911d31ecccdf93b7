import type { FastifySchema } from 'fastify';
import { expect, test } from 'vitest';
import type { RouteSpec } from '../../../contract/route.ts';
import { contract } from '../../../contract/table.ts';
import { makers } from './compilers.ts';

const routes = Object.entries<RouteSpec>(contract);

interface Part {
  maker: keyof typeof makers;
  schema: unknown;
}

/** Every schema that a route checks or writes with. */
function partsOf({ params, query, body, answers, binary }: RouteSpec): Part[] {
  const written = binary ? [] : Object.values(answers);
  const parts: Part[] = [
    { maker: 'text', schema: params },
    { maker: 'text', schema: query },
    { maker: 'body', schema: body },
    ...written.map((schema) => ({ maker: 'answer' as const, schema })),
  ];
  return parts.filter(({ schema }) => schema !== undefined);
}

const make = ({ maker, schema }: Part) =>
  makers[maker]({ schema: schema as FastifySchema, method: 'GET', url: '/' });

test('a function can be made of every schema of the contract, although none is made at the start', () => {
  const made = routes.flatMap(([, spec]) => partsOf(spec).map(make));
  expect(made.length).toBeGreaterThan(routes.length);
  expect(made.filter((one) => typeof one !== 'function')).toEqual([]);
});

test('what was made of a schema serves everybody who asks, and a schema that is none is told', () => {
  const schema = { type: 'object' } as FastifySchema;
  expect(make({ maker: 'body', schema })).toBe(make({ maker: 'body', schema }));
  expect(() => make({ maker: 'body', schema: { type: 'points' } })).toThrow('schema is invalid');
});
