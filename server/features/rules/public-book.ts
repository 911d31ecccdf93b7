import type { PublicRulebook, RulebookDocument } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { LocalDate } from '../../platform/calendar.ts';
import type { AreaNames } from './area-names.ts';
import {
  campaignNote,
  dayLimitSentence,
  graceSentence,
  householdSentence,
  lapseSentence,
  levelSentence,
  levelsSentence,
  poolsSentence,
} from './book-sentences.ts';
import { campaignSentence, ruleSentence, worthFigure } from './sentences.ts';

interface Edition {
  version: number;
  document: RulebookDocument;
  effectiveFrom: LocalDate;
  publishedAt: Date;
}

/** What the codes in a book are called in its county. */
export interface BookNames {
  pools: ReadonlyMap<string, Sentence>;
  areas: AreaNames;
}

/** A book in plain sentences, as it is read on a given day; pools and areas by the names they are known by. */
export function publicRulebook(
  { version, document, effectiveFrom, publishedAt }: Edition,
  { today, names }: { today: LocalDate; names: BookNames },
): PublicRulebook {
  return {
    version,
    title: document.title,
    effectiveFrom,
    publishedAt: publishedAt.toISOString(),
    chapters: document.chapters.map(({ number, name }) => ({
      number,
      name,
      rules: document.rules
        .filter(({ id }) => id.startsWith(`${number}.`))
        .map((rule) => ({
          id: rule.id,
          name: rule.name,
          worth: worthFigure(rule),
          sentence: ruleSentence(rule, names.areas),
        })),
    })),
    campaigns: document.campaigns.map((campaign) => ({
      name: campaign.name,
      sentence: campaignSentence(campaign, names.areas),
      active: campaign.from <= today && today <= campaign.until,
    })),
    campaignNote,
    lapse: lapseSentence(document, today),
    grace: graceSentence(document),
    dayLimit: dayLimitSentence(document),
    household: householdSentence(document),
    pools: poolsSentence(document, names.pools),
    levelsNote: levelsSentence(document),
    levels: document.levels.map((level) => ({ ...level, sentence: levelSentence(level) })),
  };
}
