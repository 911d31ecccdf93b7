export interface Requirement {
  level: 1 | 2;
  what: string;
  /** Exactly one of the three. */
  tests?: string[];
  none?: string;
  open?: string;
}
export function readRequirements(): Record<string, Requirement>;
export function splitName(named: string): { path: string; name: string };
export function isNameOf(written: string, name: string): boolean;
export function hasHole(name: string): boolean;
export function unproved(results: { path: string; fullName: string; status: string }[]): string[];
export function tellShares(): string;
