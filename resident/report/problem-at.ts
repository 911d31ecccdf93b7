import type { Problem } from '../../contract/values.ts';
import type { Lack } from './draft.ts';

/** The server's message for a field of the body, or for something inside it (`/photoIds/2`). */
export function problemAt(problem: Problem | null | undefined, field: string): string | undefined {
  const under = `/${field}/`;
  return problem?.fields?.find((one) => `${one.field}/`.startsWith(under))?.message;
}

const parts: readonly [field: string, part: Lack][] = [
  ['photoIds', 'photos'],
  ['position', 'place'],
  ['place', 'place'],
  ['words', 'words'],
  ['category', 'words'],
];

/** The part of the report where the first field at fault stands; undefined: none, or no field. */
export function partAtFault(problem: Problem | null): Lack | undefined {
  return parts.find(([field]) => problemAt(problem, field) !== undefined)?.[1];
}
