import type { County } from '../../../../contract/areas.ts';
import type { Campaign, PublicRulebook, RulebookDocument } from '../../../../contract/rules.ts';
import type { LocalDate } from '../../../platform/calendar.ts';
import { dateInWords } from '../../../platform/sentence.ts';
import { basicsOf } from './basics.ts';
import { type Language, textsIn } from './texts.ts';
import { printedRule } from './worth.ts';

/** What a paper is made from, beside the wishes of who asked for it. */
export interface Printed {
  document: RulebookDocument;
  /** The same book as the public page shows it: every sentence comes from there. */
  shown: PublicRulebook;
  county: Pick<County, 'name' | 'hotline'>;
  language: Language;
  /** Address of the public rule book page. */
  address: string;
  /** The same address as a QR code, SVG. */
  qr: string;
}

/** The data of the handbook's template: every word in one language, nothing left to decide. */
export function handbookOf(printed: Printed, print: 'normal' | 'large') {
  const { language, county, document, shown } = printed;
  const texts = textsIn(language);
  return {
    ...edition(printed),
    print,
    labels: words(texts),
    basics: basicsOf(printed).map((sentence) => sentence[language]),
    chapters: shown.chapters.map(({ number, name, rules }) => ({
      number,
      label: texts.chapter(number),
      name: name[language],
      rules: rules.map((rule) => printedRule(rule, language)),
    })),
    years: yearsOf(document.campaigns),
    campaigns: shown.campaigns.map(({ name, sentence }) => ({
      name: name[language],
      sentence: sentence[language],
    })),
    campaignNote: shown.campaigns.length > 1 ? shown.campaignNote[language] : null,
    levels: shown.levels.map(({ name, from }) => ({
      name: name[language],
      from: from === 0 ? texts.levelAtStart : texts.levelFrom(from.toLocaleString('en')),
    })),
    levelsNote: shown.levelsNote?.[language] ?? texts.noLevels,
    spend: texts.spendLines,
    object: texts.objectLines(county.hotline),
  };
}

/** The fixed words of the template; those that take a value are spoken here. */
const words = (texts: ReturnType<typeof textsIn>) =>
  Object.fromEntries(Object.entries(texts).filter(([, said]) => typeof said !== 'function'));

/** What stands on every paper: whose it is, which version, and where the version in force is. */
export function edition({ shown, county, language, address, qr }: Printed) {
  const texts = textsIn(language);
  return {
    language,
    county: county.name[language],
    title: shown.title[language],
    edition: texts.edition(shown.version),
    inForce: texts.inForce(dateInWords(shown.effectiveFrom)[language]),
    hotline: county.hotline,
    seal: texts.seal,
    address: address.replace(/^https?:\/\//, ''),
    qr,
  };
}

const daysInYear = (year: string) =>
  new Date(Date.UTC(Number(year), 1, 29)).getUTCMonth() === 1 ? 366 : 365;
const dayOfYear = (date: LocalDate) =>
  (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${date.slice(0, 4)}-01-01T00:00:00Z`)) /
  86_400_000;

/** The years that campaigns touch, each with the stretches that they cover as shares of the year. */
function yearsOf(campaigns: readonly Campaign[]) {
  const years = new Set(
    campaigns.flatMap(({ from, until }) => [from.slice(0, 4), until.slice(0, 4)]),
  );
  return [...years].sort().map((year) => ({
    year,
    stretches: campaigns
      .filter(({ from, until }) => from.slice(0, 4) <= year && year <= until.slice(0, 4))
      .map(({ from, until }) => ({
        from: from.startsWith(year) ? dayOfYear(from) / daysInYear(year) : 0,
        until: until.startsWith(year) ? (dayOfYear(until) + 1) / daysInYear(year) : 1,
      })),
  }));
}
