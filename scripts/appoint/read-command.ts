import { parseArgs } from 'node:util';
import { loginForm } from '../../contract/sign-ins.ts';
import type { Appointment } from '../../server/features/sign-ins/service.ts';
import { officers } from '../../server/features/staff/service.ts';

export const usage = `用法 usage: npm run appoint -- --county 339921 --role ${officers.join('|')} --login LOGIN --name 姓名`;

/** What is asked for, or undefined where something is missing or cannot be. */
export function readCommand(words: readonly string[]): Appointment | undefined {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: { county: text, role: text, login: text, name: text },
    strict: false,
  });
  const { county, role, login, name } = values as Record<string, string | undefined>;
  const office = officers.find((one) => one === role);
  const isComplete = /^[1-9]\d{5}$/.test(county ?? '') && loginForm.test(login ?? '');
  if (!isComplete || office === undefined || !login || !name?.trim()) return undefined;
  return { county: Number(county), role: office, login, name: name.trim() };
}
