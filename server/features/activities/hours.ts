import type { HourCertificate, HourLine } from '../../../contract/volunteer-hours.ts';
import { type LocalDate, localDate, yearOf } from '../../platform/calendar.ts';
import { decodeCursor, encodeCursor } from '../../platform/page.ts';
import { residentOf } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as store from './hours-store.ts';

const pageSize = 30;
const newestCertificates = 20;

/** Before there was anything to serve, and after everything. */
const ever = { from: '2000-01-01', until: '2199-12-31' } as const;

const onPaper = { zh: '志愿服务（纸面登记）', en: 'Voluntary service on a paper list' };

interface MyHours {
  minutes: number;
  thisYear: number;
  lines: HourLine[];
  next: string | null;
  certificates: HourCertificate[];
}

/** The account of hours of whoever asks. */
export async function getMyHours(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
  after: string | undefined,
): Promise<MyHours> {
  const resident = residentOf(scope);
  const year = yearOf(localDate(clock.now()));
  const cursor = decodeCursor(after);
  const before = cursor && { day: cursor.at.toISOString().slice(0, 10), id: cursor.id };
  const [all, now, rows, certificates] = await Promise.all([
    store.sumHours(read, scope, { resident, ...ever }),
    store.sumHours(read, scope, { resident, from: `${year}-01-01`, until: `${year}-12-31` }),
    store.listMine(read, scope, { before, limit: pageSize }),
    store.listCertificates(read, scope, newestCertificates),
  ]);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    minutes: all.minutes,
    thisYear: now.minutes,
    lines: rows.map(({ titleZh, titleEn, ...line }) => ({
      ...line,
      title: { zh: titleZh ?? onPaper.zh, en: titleEn ?? onPaper.en },
    })),
    next: last ? encodeCursor(dayAsInstant(last.servedOn), last.id) : null,
    certificates: certificates.map(showCertificate),
  };
}

/** Cursors keep an instant: that of a day is where it begins in UTC. */
const dayAsInstant = (day: LocalDate) => new Date(`${day}T00:00:00Z`);

/** Sixteen digits as they are printed, in groups of four. */
export const printed = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1-');

export const showCertificate = (row: store.CertificateRow): HourCertificate => ({
  code: printed(row.code),
  from: row.from_on,
  until: row.until_on,
  minutes: row.minutes,
  times: row.times,
  issuedAt: row.issued_at.toISOString(),
});
