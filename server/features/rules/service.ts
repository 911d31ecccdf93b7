import type { PublicRulebook } from '../../../contract/rules.ts';
import { type LocalDate, localDate } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { campaignSentence, lapseSentence, ruleSentence, worthFigure } from './sentences.ts';
import { findRulebook, type Rulebook } from './store.ts';

export type { RuleDecision } from './decide.ts';
export {
  activeCampaign,
  type CountedBefore,
  type DeedFacts,
  decideAward,
  findRule,
  lapseDate,
} from './decide.ts';
export { getRulebookVersion, type Rulebook } from './store.ts';

/** The book in force on a date; a county without one cannot be served. */
export async function getRulebook(read: Read, scope: Scope, on: LocalDate): Promise<Rulebook> {
  const book = await findRulebook(read, scope, on);
  if (book === undefined) throw new Error(`county ${scope.county} has no rule book in force`);
  return book;
}

/** The book as everyone reads it, from the same document that awards are computed from. */
export async function showRulebook(deps: Deps, ask: Ask): Promise<PublicRulebook> {
  const today = localDate(deps.clock.now());
  const book = await getRulebook(deps.database.read, ask.scope, today);
  const { document } = book;
  return {
    version: book.version,
    title: document.title,
    effectiveFrom: book.effectiveFrom,
    publishedAt: book.publishedAt.toISOString(),
    chapters: document.chapters.map((chapter) => ({
      number: chapter.number,
      name: chapter.name,
      rules: document.rules
        .filter(({ id }) => id.startsWith(`${chapter.number}.`))
        .map((rule) => ({
          id: rule.id,
          name: rule.name,
          worth: worthFigure(rule),
          sentence: ruleSentence(rule),
        })),
    })),
    campaigns: document.campaigns.map((campaign) => ({
      name: campaign.name,
      sentence: campaignSentence(campaign),
      active: campaign.from <= today && today <= campaign.until,
    })),
    lapse: lapseSentence(document, today),
  };
}
