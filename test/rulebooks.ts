import type { Rule, RulebookDocument } from '../contract/rules.ts';
import type { TestApp } from './app.ts';
import { county, rulebook } from './county.ts';

/** A rule of the test county's book, changed. */
export function changedRule(id: string, change: Partial<Rule>): Rule {
  const rule = rulebook.rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`the test county has no rule ${id}`);
  return { ...rule, ...change };
}

/** Whoever reports a cheat gets what came back, 2 at most, three times a month. */
export const cheatRule: Rule = {
  ...changedRule('5.1', {}),
  id: '5.2',
  name: { zh: '举报积分作弊', en: 'Reporting a cheat' },
  deed: 'cheat.reported',
  base: { kind: 'recovered', atMost: 2 },
  caps: { perMonth: 3 },
  review: 'when_verified',
};

/** Puts a version of the test county's book into force from now on: these rules instead of those with the same number. */
export async function enforce(
  world: TestApp,
  rules: readonly Rule[],
  change: Partial<RulebookDocument> = {},
): Promise<number> {
  const { database, clock } = world.deps;
  const { version } = await database.read
    .selectFrom('rulebooks')
    .select((select) => select.fn.max('version').as('version'))
    .where('county', '=', county)
    .executeTakeFirstOrThrow();
  const replaced = new Set(rules.map(({ id }) => id));
  const document: RulebookDocument = {
    ...rulebook,
    ...change,
    rules: [...rulebook.rules.filter(({ id }) => !replaced.has(id)), ...rules],
  };
  await database.read
    .insertInto('rulebooks')
    .values({
      county,
      version: version + 1,
      document: JSON.stringify(document),
      effective_from: '2025-01-01',
      published_at: clock.now(),
    })
    .execute();
  return version + 1;
}
