import type { DemoSignIns } from '../../contract/residents.ts';
import type { StaffRole } from '../../contract/route.ts';
import type { StaffMe } from '../../contract/staff.ts';
import { prefixOf } from '../../server/platform/scope.ts';
import type { Caller } from './client.ts';

export interface Colleague {
  call: Caller;
  me: StaffMe;
}

/** The signed-in staff of the replay. The same question always finds the same colleague. */
export class Desk {
  readonly colleagues: readonly Colleague[];
  constructor(colleagues: readonly Colleague[]) {
    this.colleagues = colleagues;
  }

  /** Who holds a role where a grid lies. */
  find(role: StaffRole, grid: string): Colleague | undefined {
    return this.colleagues.find((one) => holds(one, role, grid));
  }

  /** Who answers for a unit: its own people, else a grid worker who belongs to no unit's desk. */
  findHandler(unit: string, grid: string): Colleague | undefined {
    return (
      this.colleagues.find((one) => one.me.unit?.zh === unit && holds(one, 'unit_handler', grid)) ??
      this.colleagues.find(
        (one) => holds(one, 'grid_worker', grid) && !holds(one, 'unit_handler', grid),
      )
    );
  }

  /** Who verifies: never the unit that did the work. */
  findVerifier(unit: string, grid: string): Colleague | undefined {
    return this.colleagues.find((one) => holds(one, 'reviewer', grid) && one.me.unit?.zh !== unit);
  }
}

const holds = ({ me }: Colleague, role: StaffRole, grid: string) =>
  me.roles.some((held) => held.role === role && grid.startsWith(prefixOf(held.area)));

/** Signs the demo's staff in. @returns the desk, or the code of the first refusal */
export async function openDesk(
  signIns: DemoSignIns['staff'],
  createCaller: () => Caller,
): Promise<Desk | string> {
  const colleagues: Colleague[] = [];
  for (const { login } of signIns) {
    const call = createCaller();
    const signedIn = await call('signInDemoStaff', { body: { login } });
    if (signedIn.kind === 'refused') return signedIn.code;
    colleagues.push({ call, me: signedIn.answer });
  }
  return new Desk(colleagues);
}
