import { type LocalDate, localDate, startOfDay } from '../../platform/calendar.ts';
import { Attachment } from '../../platform/http/documents.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Typesetter } from '../../platform/typst.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { getCounty } from '../areas/service.ts';
import { getMe } from '../residents/service.ts';
import { yearOfLine } from './decide.ts';
import { paperOf, type YearPaper } from './paper.ts';
import type { Language } from './paper-texts.ts';
import { refuse } from './refusals.ts';
import { readYears } from './service.ts';

export type PrintDeps = Deps & { typesetter: Typesetter; publicUrl: string };

interface Wanted {
  year: number;
  language?: Language | undefined;
}

/** By then the papers that wait now are set. */
const retryAfterSeconds = 5;

/** A year of the account of whoever asks, line by line, to print and keep. */
export async function getMyYearPaper(
  deps: PrintDeps,
  ask: Ask,
  wanted: Wanted,
): Promise<Attachment | Refusal> {
  const gathered = await gather(deps, ask, wanted);
  if (isRefusal(gathered)) return gathered;
  const { year, today } = gathered;
  const data = paperOf(gathered);
  const madeAt = startOfDay(madeOn(year.year, today), 0);
  const setting = await deps.typesetter.pdf({ template: 'year.typ', data, madeAt });
  if (setting.kind === 'full') {
    const values = { seconds: retryAfterSeconds };
    return refuse('too_many_papers', { retryAfterSeconds, values });
  }
  const name = `points-${year.year}.pdf`;
  return new Attachment(setting.paper, { type: 'application/pdf', name });
}

/** A year that is over is the same paper whenever it is asked for. */
const madeOn = (year: number, today: LocalDate): LocalDate =>
  today > `${year}-12-31` ? `${year + 1}-01-01` : today;

async function gather(
  deps: PrintDeps,
  ask: Ask,
  { year: wanted, language = ask.language }: Wanted,
): Promise<YearPaper | Refusal> {
  const { years, lines } = await readYears(deps, ask);
  const year = years.find((one) => one.year === wanted);
  if (year === undefined) return refuse('year_unknown');
  return {
    year,
    lines: lines.filter((line) => yearOfLine(line) === wanted),
    county: (await getCounty(deps.database.read, ask.scope)).name,
    name: (await getMe(deps, ask)).name,
    number: `${wanted}-${residentOf(ask.scope).slice(-8).toUpperCase()}`,
    today: localDate(deps.clock.now()),
    checkAt: `${deps.publicUrl}/board/verify.html`,
    language,
  };
}
