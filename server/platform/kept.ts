import type { Database, Read } from './database.ts';
import type { Scope } from './scope.ts';
import type { Deps } from './use-case.ts';

type Known = Pick<Deps, 'database' | 'clock'>;

export interface Kept<T> {
  (deps: Known, scope: Scope): Promise<T>;
  /** It was changed here: the next who asks reads it anew. Other processes do in their time. */
  forget(deps: { database: Database }, scope: Scope): void;
}

/**
 * Remembers for a while what hardly ever changes and every request asks for, by database and county.
 * A load that fails is not remembered.
 */
export function kept<T>(forMs: number, load: (read: Read, scope: Scope) => Promise<T>): Kept<T> {
  const databases = new WeakMap<object, Map<number, { value: Promise<T>; at: number }>>();
  const get = ({ database, clock }: Known, scope: Scope) => {
    const counties =
      databases.get(database) ?? new Map<number, { value: Promise<T>; at: number }>();
    databases.set(database, counties);
    const now = clock.now().getTime();
    const found = counties.get(scope.county);
    if (found && now - found.at < forMs && now >= found.at) return found.value;
    const value = load(database.read, scope);
    counties.set(scope.county, { value, at: now });
    value.catch(() => counties.delete(scope.county));
    return value;
  };
  return Object.assign(get, {
    forget: ({ database }: { database: Database }, { county }: Scope) => {
      databases.get(database)?.delete(county);
    },
  });
}
