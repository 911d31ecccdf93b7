import { parseArgs } from 'node:util';

export interface Command {
  seed: string;
  residents: number;
  days: number;
  /** Honest reports in all. */
  reports: number;
  /** First day. */
  from: string;
}

export const usage =
  '用法 usage: npm run simulate -- [--residents N] [--seed S] [--days D] [--reports N] [--from YYYY-MM-DD]';

const reportsAYear = 20;
const most = { residents: 20_000, days: 3_660, reports: 1_000_000 };
/** From summer to summer, over the year's end and a 29 February. */
const usual = { seed: '1', residents: '40', days: '366', from: '2027-07-01' };

/** @returns the command, or a sentence that names what is wrong with it */
export function readCommand(args: string[]): Command | string {
  try {
    const text = { type: 'string' } as const;
    const options = { seed: text, residents: text, days: text, reports: text, from: text };
    const { values } = parseArgs({ args, options });
    const { seed, from } = { ...usual, ...values };
    if (!/^[\w-]{1,40}$/.test(seed)) return `--seed ${seed}: 字母、数字 letters and digits`;
    if (!isDate(from)) return `--from ${from}: 应为日期 a date, YYYY-MM-DD`;
    const residents = countOf('residents', values.residents ?? usual.residents);
    const days = countOf('days', values.days ?? usual.days);
    if (typeof residents === 'string') return residents;
    if (typeof days === 'string') return days;
    const some = Math.max(1, Math.round((residents * reportsAYear * days) / 366));
    const reports = countOf('reports', values.reports ?? String(some));
    return typeof reports === 'string' ? reports : { seed, from, residents, days, reports };
  } catch (error) {
    return (error as Error).message;
  }
}

/** 10 or so people are needed before anybody has a friend; one day is a short year. */
function countOf(name: keyof typeof most, value: string): number | string {
  const count = Number(value);
  const fits = /^\d+$/.test(value) && count >= 1 && count <= most[name];
  return fits ? count : `--${name} ${value}: 1–${most[name]}`;
}

const isDate = (text: string) => {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
};
