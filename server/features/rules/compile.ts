import type { Campaign, DeedKind, Rule, RulebookDocument } from '../../../contract/rules.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import { compileRule, type Judge } from './compile-rule.ts';
import {
  type CountedBefore,
  clausesOf,
  type DeedFacts,
  type Evaluation,
  lapseDate,
  type RuleDecision,
} from './decide.ts';
import { explanation } from './explanation.ts';

export interface CompiledRule {
  rule: Rule;
  judge: Judge;
}

/** A published book, ready to judge deeds. Published books never change, so one is made per version. */
export interface CompiledBook {
  version: number;
  document: RulebookDocument;
  /** The rule that speaks for a deed; undefined where none pays it. */
  find(deed: WhereWhen): CompiledRule | undefined;
  /** Numbers only: for rehearsals over millions of deeds. */
  evaluate(deed: DeedFacts, before: CountedBefore): Evaluation | undefined;
  /** The numbers, their sentence in both languages and the day on which they lapse. */
  decide(deed: DeedFacts, before: CountedBefore): RuleDecision | undefined;
}

type WhereWhen = Pick<DeedFacts, 'kind' | 'category' | 'grid' | 'on'>;

/**
 * Makes closures of a book, once per published version. Pure: the same book, deed and counts give the
 * same answer for ever. Of several rules the one with the longest category speaks, then the one with
 * the smallest area, then the one with dates of its own, then the first in the book.
 */
export function compileBook({
  version,
  document,
}: {
  version: number;
  document: RulebookDocument;
}): CompiledBook {
  const find = compileFind(document.rules);
  const campaignOf = compileCampaigns(document.campaigns);
  const evaluate: CompiledBook['evaluate'] = (deed, before) => {
    const found = find(deed);
    return found?.judge(deed, before, campaignOf(deed));
  };
  return {
    version,
    document,
    find,
    evaluate,
    decide(deed, before) {
      const evaluation = evaluate(deed, before);
      if (evaluation === undefined) return undefined;
      return {
        rule: evaluation.rule,
        points: evaluation.points,
        householdPoints: evaluation.householdPoints,
        why: explanation(evaluation, { version, deed }),
        lapsesOn: lapseDate(document.lapse, deed.on),
        clauses: clausesOf(evaluation),
      };
    },
  };
}

/** One way in which a rule can apply: one of its category prefixes with one of its areas. */
interface Way extends CompiledRule {
  category: string;
  area: string;
  dated: boolean;
  holds: ((deed: WhereWhen) => boolean) | undefined;
}

function compileFind(rules: readonly Rule[]): CompiledBook['find'] {
  const ways = rules.flatMap(waysOf).sort(moreSpecificFirst);
  const ofKind = new Map<DeedKind, (category: string) => readonly Way[]>();
  for (const [kind, own] of Map.groupBy(ways, ({ rule }) => rule.deed))
    ofKind.set(
      kind,
      remember((category: string) => own.filter((way) => category.startsWith(way.category))),
    );
  return (deed) => {
    const candidates = ofKind.get(deed.kind)?.(deed.category ?? '');
    if (candidates === undefined) return undefined;
    for (const way of candidates) if (way.holds === undefined || way.holds(deed)) return way;
    return undefined;
  };
}

function waysOf(rule: Rule): Way[] {
  const judge = compileRule(rule);
  const { categories, areas, from, until } = rule;
  const dated = from !== null || until !== null;
  return (categories.length === 0 ? [''] : categories).flatMap((category) =>
    (areas.length === 0 ? [''] : areas).map(
      (area): Way => ({
        rule,
        judge,
        category,
        area,
        dated,
        holds:
          area === '' && !dated ? undefined : (deed) => isIn(deed, area) && isDuring(deed.on, rule),
      }),
    ),
  );
}

const moreSpecificFirst = (a: Way, b: Way) =>
  b.category.length - a.category.length ||
  b.area.length - a.area.length ||
  Number(b.dated) - Number(a.dated);

const isIn = ({ grid }: Pick<DeedFacts, 'grid'>, area: string) =>
  area === '' || (grid?.startsWith(area) ?? false);

const isDuring = (on: LocalDate, { from, until }: { from: string | null; until: string | null }) =>
  (from === null || from <= on) && (until === null || on <= until);

/** The campaign with the highest percentage that holds for a deed; campaigns are never stacked. */
function compileCampaigns(
  campaigns: readonly Campaign[],
): (deed: Pick<DeedFacts, 'kind' | 'grid' | 'on'>) => Campaign | undefined {
  if (campaigns.length === 0) return () => undefined;
  const bestFirst = campaigns.toSorted((a, b) => b.percent - a.percent);
  const running = remember((on: LocalDate) => {
    const now = bestFirst.filter((campaign) => isDuring(on, campaign));
    return now.length === 0 ? undefined : now;
  });
  return (deed) =>
    running(deed.on)?.find(
      ({ deeds, areas }) =>
        deeds.includes(deed.kind) && (areas.length === 0 || areas.some((area) => isIn(deed, area))),
    );
}

/** Keys come from outside: what was remembered is let go before it can fill the memory. */
const mostRemembered = 5_000;

function remember<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, { of: T }>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known.of;
    if (made.size >= mostRemembered) made.clear();
    const of = make(key);
    made.set(key, { of });
    return of;
  };
}
