import type { AuditFilter } from '../../../contract/audit.ts';
import type { Read } from '../../platform/database.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { prefixOf, type Scope } from '../../platform/scope.ts';
import * as cases from '../cases/service.ts';
import * as staff from '../staff/service.ts';
import { actionsOf, isId, objectsOf, spanOf, withoutWords } from './decide.ts';
import { refuse } from './refusals.ts';
import type { Search } from './store.ts';

/** What somebody typed as what can be looked up by an index. */
export async function searchOf(
  read: Read,
  scope: Scope,
  filter: AuditFilter,
): Promise<Search | Refusal> {
  const { from, until, person, object, area } = filter;
  if (from !== undefined && until !== undefined && from > until)
    return refuse('span_reversed', { field: '/from' });
  const actions = actionsOf(filter);
  if (actions === 'unknown') return refuse('action_unknown', { field: '/action' });
  return {
    ...spanOf(filter),
    actions,
    actors: person === undefined ? undefined : await peopleOf(read, scope, person.trim()),
    objects: object === undefined ? undefined : await thingsOf(read, scope, object.trim()),
    request: object === undefined ? undefined : requestOf(object.trim()),
    areaPrefix: area === undefined ? undefined : prefixOf(area),
  };
}

/** What stands on a paper that was taken home is the id of a request. */
const requestOf = (typed: string) => (isId(typed) ? typed.toLowerCase() : undefined);

/**
 * Staff by part of their name, or by id. Not residents: everything that one of them did would stand in one
 * list, and say who reported what.
 */
async function peopleOf(read: Read, scope: Scope, typed: string): Promise<string[]> {
  if (!isId(typed)) return staff.findByName(read, scope, typed);
  return [...(await staff.getNames(read, scope, [typed.toLowerCase()])).keys()];
}

async function thingsOf(read: Read, scope: Scope, typed: string): Promise<string[]> {
  const found = await cases.findIdByCode(read, scope, typed.toUpperCase());
  return found === undefined ? objectsOf(typed) : [`case/${found}`];
}

/** What was searched for, without the words that somebody typed. */
export function detailsOf(
  { from, until, kind, action, area }: AuditFilter,
  { actors, objects }: Search,
) {
  const few = (words: readonly string[] | undefined) => words?.slice(0, 3).join(' ') ?? null;
  return {
    from: from ?? null,
    until: until ?? null,
    kind: kind ?? null,
    action: action ?? null,
    area: area ?? null,
    people: few(actors),
    objects: few(objects?.map(withoutWords)),
  };
}
