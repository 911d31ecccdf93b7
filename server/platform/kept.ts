import type { Read } from './database.ts';
import type { Scope } from './scope.ts';
import type { Deps } from './use-case.ts';

type Known = Pick<Deps, 'database' | 'clock'>;

/**
 * Remembers for a while what hardly ever changes and every request asks for, by database and county.
 * A load that fails is not remembered.
 */
export function kept<T>(
  forMs: number,
  load: (read: Read, scope: Scope) => Promise<T>,
): (deps: Known, scope: Scope) => Promise<T> {
  const databases = new WeakMap<object, Map<number, { value: Promise<T>; at: number }>>();
  return ({ database, clock }, scope) => {
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
}
