import type { PublicRulebook, RulebookDocument } from '../../../contract/rules.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { LocalDate } from '../../platform/calendar.ts';
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

/** A book in plain sentences, as it is read on a given day; pools by the names they are known by. */
export function publicRulebook(
  { version, document, effectiveFrom, publishedAt }: Edition,
  { today, pools }: { today: LocalDate; pools: ReadonlyMap<string, Sentence> },
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
          sentence: ruleSentence(rule),
        })),
    })),
    campaigns: document.campaigns.map((campaign) => ({
      name: campaign.name,
      sentence: campaignSentence(campaign),
      active: campaign.from <= today && today <= campaign.until,
    })),
    campaignNote,
    lapse: lapseSentence(document, today),
    grace: graceSentence(document),
    dayLimit: dayLimitSentence(document),
    household: householdSentence(document),
    pools: poolsSentence(document, pools),
    levelsNote: levelsSentence(document),
    levels: document.levels.map((level) => ({ ...level, sentence: levelSentence(level) })),
  };
}
