import type { DemoSignIns } from '../../contract/residents.ts';

export interface Credentials {
  login: string;
  password: string;
}

/** What has to be filled in before it is worth asking the server; the limits are the contract's. */
export function gapsIn({ login, password }: Credentials): (keyof Credentials)[] {
  const gaps: (keyof Credentials)[] = [];
  if (login.trim().length < 2) gaps.push('login');
  if (password.length < 8) gaps.push('password');
  return gaps;
}

export type DemoStaff = DemoSignIns['staff'][number];

/** The demo's people under their roles, in the order in which the roles first come. */
export function byRole(staff: readonly DemoStaff[]): [role: string, people: DemoStaff[]][] {
  const groups = new Map<string, DemoStaff[]>();
  for (const person of staff) groups.set(person.role, [...(groups.get(person.role) ?? []), person]);
  return [...groups];
}
