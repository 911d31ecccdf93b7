import type { Sentence } from '../../../contract/values.ts';
import type { LapsingPerson } from '../../../contract/year-end.ts';
import { type LocalDate, localDate, startOfDay } from '../../platform/calendar.ts';
import { Attachment } from '../../platform/http/documents.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { dateInWords } from '../../platform/sentence.ts';
import type { Typesetter } from '../../platform/typst.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as areas from '../areas/service.ts';
import { type Language, textsIn } from './lapsing-paper-texts.ts';
import { refuse } from './refusals.ts';
import { noteLook, readLapsing } from './without-phone.ts';

export type PrintDeps = Deps & { typesetter: Typesetter };

/** A list that nobody can go through is none. */
const mostPeople = 1_000;
/** By then the papers that wait now are set. */
const retryAfterSeconds = 5;

interface Wanted {
  community?: string | undefined;
  language?: Language | undefined;
}

/** The same list on paper, with room to tick off who was told. */
export async function getLapsingPaper(
  deps: PrintDeps,
  ask: Ask,
  { community, language = ask.language }: Wanted,
): Promise<Attachment | Refusal> {
  const { read } = deps.database;
  const by = { deps, scope: ask.scope };
  const today = localDate(deps.clock.now());
  const seeking = { community, after: undefined, most: mostPeople, today };
  const { people, next } = await readLapsing(read, by, seeking);
  if (next !== null) return refuse('list_too_long', { values: { most: mostPeople } });
  await noteLook(deps, ask, { community, paper: true });
  const known = await areas.listAreas(read, ask.scope);
  const names = new Map(known.map(({ code, name }) => [code, name]));
  const county = (await areas.getCounty(read, ask.scope)).name;
  const data = paperOf({ people, names, community, county, today, language });
  const madeAt = startOfDay(today);
  const setting = await deps.typesetter.pdf({ template: 'lapsing.typ', data, madeAt });
  if (setting.kind === 'full') {
    const values = { seconds: retryAfterSeconds };
    return refuse('too_many_papers', { retryAfterSeconds, values });
  }
  const name = `lapsing-${community ?? ask.scope.county}-${today}.pdf`;
  return new Attachment(setting.paper, { type: 'application/pdf', name });
}

export interface LapsingPaper {
  people: readonly LapsingPerson[];
  /** Names of areas by their codes. */
  names: ReadonlyMap<string, Sentence>;
  community: string | undefined;
  county: Sentence;
  today: LocalDate;
  language: Language;
}

/** The data of the template: everything is text as it is printed. */
export function paperOf({ people, names, community, county, today, language }: LapsingPaper) {
  const texts = textsIn(language);
  const nameOf = (area: string | null) => (area && names.get(area)?.[language]) ?? area ?? '';
  return {
    language,
    county: county[language],
    title: texts.title,
    seal: '',
    page: texts.page,
    lead: texts.lead,
    facts: [
      [texts.where, community === undefined ? texts.everywhere : nameOf(community)],
      [texts.made, dateInWords(today)[language]],
    ],
    sum: { label: texts.people, figure: String(people.length) },
    none: texts.none,
    headings: texts.headings,
    rows: people.map(({ name, area, lots }, place) => [
      String(place + 1),
      name[language] === '' ? texts.unnamed : name[language],
      nameOf(area),
      lots.map((lot) => texts.points(lot)).join('\n'),
      lots.map((lot) => dateInWords(lot.lapsesOn)[language]).join('\n'),
      '',
    ]),
    note: texts.note,
  };
}
