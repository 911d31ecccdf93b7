import { parseArgs } from 'node:util';

const offices = ['administrator', 'security_officer', 'auditor'] as const;

export interface Command {
  county: number;
  role: (typeof offices)[number];
  login: string;
  name: string;
}

export const usage =
  '用法 usage: npm run appoint -- --county 339921 --role administrator|security_officer|auditor --login LOGIN --name 姓名';

/** What is asked for, or undefined where something is missing or cannot be. */
export function readCommand(words: readonly string[]): Command | undefined {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: { county: text, role: text, login: text, name: text },
    strict: false,
  });
  const { county, role, login, name } = values as Record<string, string | undefined>;
  const office = offices.find((one) => one === role);
  const isComplete =
    /^[1-9]\d{5}$/.test(county ?? '') && /^[A-Za-z0-9._@-]{2,60}$/.test(login ?? '');
  if (!isComplete || office === undefined || !login || !name?.trim()) return undefined;
  return { county: Number(county), role: office, login, name: name.trim() };
}
