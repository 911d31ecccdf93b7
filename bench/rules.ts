import { Engine, type RuleProperties } from 'json-rules-engine';
import type { Rule } from '../contract/rules.ts';
import { categories } from '../db/seed/county/categories.ts';
import { rulebook } from '../db/seed/county/rulebook.ts';
import {
  type CompiledBook,
  compileBook,
  type DeedFacts,
  nothingBefore,
  reportOf,
} from '../server/features/rules/service.ts';
import { type Bench, rounded } from './bench.ts';

const on = '2026-10-14';

export const rules: Bench = {
  name: 'rules',
  promise:
    'judging a report by the compiled rule book (evaluations/s of one thread) ÷ json-rules-engine with the same rules and categories (evaluations/s)',
  goal: 300,
  better: 'higher',
  seconds: 2,
  async prepare() {
    const book = compileBook({ version: 1, document: rulebook });
    const deeds = categories.map(({ code }) => reportOf(code, on));
    const engine = engineOf(rulebook.rules);
    await expectAgreement(engine, { book, deeds });
    let perSecond = 0;
    return {
      ours: async (seconds) => {
        const until = performance.now() + seconds * 1_000;
        const started = performance.now();
        let done = 0;
        let points = 0;
        while (performance.now() < until)
          for (let turn = 0; turn < 1_000; turn++)
            for (const deed of deeds) {
              points += book.evaluate(deed, nothingBefore)?.points ?? 0;
              done += 1;
            }
        if (points === 0) throw new Error('the book pays nothing');
        perSecond = (done * 1_000) / (performance.now() - started);
        return perSecond;
      },
      reference: async (seconds) => {
        const until = performance.now() + seconds * 1_000;
        const started = performance.now();
        let done = 0;
        let points = 0;
        while (performance.now() < until)
          for (const deed of deeds) {
            points += await pointsOf(engine, deed);
            done += 1;
          }
        if (points === 0) throw new Error('the engine pays nothing');
        return (done * 1_000) / (performance.now() - started);
      },
      notes: () => ({ evaluationsPerSecond: rounded(perSecond) }),
    };
  },
};

/** Two that do not say the same are not to be compared. */
async function expectAgreement(
  engine: Engine,
  { book, deeds }: { book: CompiledBook; deeds: readonly DeedFacts[] },
): Promise<void> {
  for (const deed of deeds) {
    const wanted = book.evaluate(deed, nothingBefore)?.points ?? 0;
    const found = await pointsOf(engine, deed);
    if (found !== wanted)
      throw new Error(`category ${deed.category} is worth ${wanted}; the engine says ${found}`);
  }
}

async function pointsOf(engine: Engine, { kind, category }: DeedFacts): Promise<number> {
  const facts = { kind, category: category ?? '', today: 0, month: 0 };
  const { events } = await engine.run(facts);
  return Number(events[0]?.params?.points ?? 0);
}

/** The same rules as its JSON wants them: kind, category, and the caps as conditions. */
function engineOf(all: readonly Rule[]): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator('beginsWithOneOf', (category: string, prefixes: string[]) =>
    prefixes.some((prefix) => category.startsWith(prefix)),
  );
  for (const rule of all) {
    const conditions: { fact: string; operator: string; value: unknown }[] = [
      { fact: 'kind', operator: 'equal', value: rule.deed },
    ];
    if (rule.categories.length > 0)
      conditions.push({ fact: 'category', operator: 'beginsWithOneOf', value: rule.categories });
    if (rule.caps.perDay !== undefined)
      conditions.push({ fact: 'today', operator: 'lessThan', value: rule.caps.perDay });
    if (rule.caps.perMonth !== undefined)
      conditions.push({ fact: 'month', operator: 'lessThan', value: rule.caps.perMonth });
    const points = rule.base.kind === 'fixed' ? rule.base.points : 1;
    const properties: RuleProperties = {
      conditions: { all: conditions },
      event: { type: rule.id, params: { points } },
    };
    engine.addRule(properties);
  }
  return engine;
}
