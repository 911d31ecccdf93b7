import { type RouteSpec, type StaffRole, staffRoles } from '../../contract/route.ts';
import { contract, type RouteName } from '../../contract/table.ts';
import {
  type Relation,
  relationOf,
  relations,
  type Seat,
  type Site,
  seats,
  sites,
} from './land.ts';
import type { Line } from './policy.ts';
import type { Recipe } from './recipe.ts';
import { recipes } from './requests.ts';

export type Person = 'anyone' | 'resident' | StaffRole;

/** One question of the matrix: who, about what, and what the policy says. */
export interface Cell {
  person: Person;
  relation: Relation;
  whose: Line['whose'];
  expected: number;
  /** At the other county's own address, where everybody is nobody. */
  abroad: number;
  /** No line names this person: the door turns them away before anything is looked for. */
  stranger: boolean;
  /** Each way in which this can be so: where the asker sits, and where the thing lies. */
  ways: readonly { seat: Seat; site: Site }[];
}

const everybody: readonly Person[] = ['anyone', 'resident', ...staffRoles];
const isStaff = (person: Person) => person !== 'anyone' && person !== 'resident';

/** All cells of an address, out of the policy's lines and its default: nobody comes in. */
export function cellsOf(name: RouteName, policy: readonly Line[]): Cell[] {
  const lines = policy.filter(({ address }) => address === name);
  const recipe = recipes[name];
  if (recipe === undefined) throw new Error(`nobody knows how to ask ${name}`);
  return everybody.flatMap((person) => cellsFor({ name, person, recipe, lines }));
}

interface For {
  name: RouteName;
  person: Person;
  recipe: Recipe;
  lines: readonly Line[];
}

function cellsFor({ name, person, recipe, lines }: For): Cell[] {
  const named = lines.filter(({ who }) => who.includes(person) || who.includes('anyone'));
  const spec: RouteSpec = contract[name];
  const inCounty = spec.path.startsWith('/:county');
  const strangers = [{ whose: 'any' as const, answers: refusing(lines, person, recipe) }];
  return (named.length > 0 ? named : strangers).flatMap(({ whose, answers }) =>
    relations.flatMap((relation): Cell[] => {
      const expected = answers[relation];
      if (expected === undefined || (relation === 'other county' && !inCounty)) return [];
      const ways = waysOf(recipe, person, relation);
      const isPublic = lines.some(({ who }) => who.includes('anyone'));
      // Where nobody asks who comes, or whoever comes is refused, one place of a kind is enough.
      const tried = named.length > 0 && !isPublic ? ways : ways.slice(0, 1);
      const abroad = isPublic ? (answers.own ?? 0) : 401;
      const stranger = named.length === 0;
      return [{ person, relation, whose, expected, abroad, stranger, ways: tried }];
    }),
  );
}

/** What is in no line: staff are refused by their role, everybody else is not signed in here. */
function refusing(lines: readonly Line[], person: Person, recipe: Recipe): Line['answers'] {
  const isOfResidents = lines.some(({ who }) => who.includes('resident'));
  const status = isStaff(person) && !isOfResidents ? 403 : 401;
  const answers = relations.map((relation) => {
    if (relation === 'other county') return [relation, recipe.named ? status : 401];
    return [relation, waysOf(recipe, person, relation).length > 0 ? status : undefined];
  });
  return Object.fromEntries(answers) as Line['answers'];
}

/** Where somebody can sit and a thing can lie so that the one lies to the other in this way. */
function waysOf(recipe: Recipe, person: Person, relation: Relation): Cell['ways'] {
  const from: readonly Seat[] = isStaff(person) ? seats : ['grid'];
  if (recipe.about === 'nothing')
    return relation === 'own' || relation === 'other county'
      ? from.map((seat) => ({ seat, site: 'grid' as const }))
      : [];
  // What the whole county owns is asked for from the next county by those who work for a whole one.
  if (relation === 'other county')
    return recipe.about === 'county'
      ? [{ seat: 'county', site: 'county' }]
      : from.map((seat) => ({ seat, site: 'grid' as const }));
  const places: readonly Site[] = recipe.about === 'county' ? ['county'] : sites;
  return from.flatMap((seat) =>
    places.filter((site) => relationOf(seat, site) === relation).map((site) => ({ seat, site })),
  );
}
