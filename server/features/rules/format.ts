import type { Campaign, Rule, RulebookDocument } from '../../../contract/rules.ts';

type SamePlace = NonNullable<Rule['samePlace']>;

/** A rule as it was written before formats were numbered. */
interface FirstRule extends Pick<Rule, 'id' | 'name' | 'deed' | 'categories' | 'base'> {
  multipliers: Rule['multipliers'];
  caps: Pick<Rule['caps'], 'perDay' | 'perMonth' | 'perPerson'>;
  samePlace: Omit<SamePlace, 'supporterPercent'> | null;
  review: Rule['review'];
  pool: string;
}

interface FirstFormat extends Pick<RulebookDocument, 'title' | 'chapters'> {
  rules: readonly FirstRule[];
  campaigns: readonly Omit<Campaign, 'areas'>[];
  lapse: { yearsAfter: number };
}

/**
 * A stored book as format 2. Published books are never rewritten, so the first format is read for
 * ever: one pool per rule, the whole county, nothing for who comes second, points until a year's end.
 */
export function readRulebook(stored: unknown): RulebookDocument {
  const document = stored as RulebookDocument | FirstFormat;
  return 'format' in document ? document : fromFirst(document);
}

function fromFirst({ title, chapters, rules, campaigns, lapse }: FirstFormat): RulebookDocument {
  return {
    format: 2,
    title,
    chapters,
    rules: rules.map(ruleFromFirst),
    campaigns: campaigns.map((campaign) => ({ ...campaign, areas: [] })),
    lapse: { kind: 'year_end', yearsAfter: lapse.yearsAfter },
    refundGraceDays: 30,
    awardsPerPersonDay: null,
    levels: [],
  };
}

function ruleFromFirst({ pool, samePlace, ...rule }: FirstRule): Rule {
  return {
    ...rule,
    areas: [],
    from: null,
    until: null,
    cooldownHours: null,
    samePlace: samePlace && { ...samePlace, supporterPercent: 0 },
    householdPercent: 0,
    evidence: [],
    pools: [pool],
  };
}
