import { ConfigError } from './config-error.ts';

/** Settings by name, as a process is given them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A switch: `on`, `off`, or what it is where nobody says. */
export function flag(env: Environment, name: string, otherwise: boolean): boolean {
  const value = env[name];
  if (value === undefined) return otherwise;
  if (value === 'on' || value === 'off') return value === 'on';
  throw new ConfigError(name, 'on or off');
}

/** One of a few words; the first is what it is where nobody says. */
export function oneOf<const V extends string>(
  env: Environment,
  name: string,
  values: readonly [V, ...V[]],
): V {
  const value = env[name] ?? values[0];
  const found = values.find((one) => one === value);
  if (found === undefined) throw new ConfigError(name, `one of ${values.join(', ')}`);
  return found;
}

/** Values of settings that go together: none of them, or all. */
export function together<const N extends string>(
  env: Environment,
  { needed, optional }: { needed: readonly N[]; optional: readonly string[] },
): Record<N, string> | undefined {
  const isSet = (name: string) => (env[name] ?? '') !== '';
  if (![...needed, ...optional].some(isSet)) return undefined;
  const missing = needed.filter((name) => !isSet(name));
  if (missing.length > 0)
    throw new ConfigError(
      missing.join(', '),
      `needed beside ${needed.filter(isSet).join(', ') || optional.filter(isSet).join(', ')}`,
    );
  return Object.fromEntries(needed.map((name) => [name, env[name] ?? ''])) as Record<N, string>;
}

/** Who somebody is must not travel in the clear, except within this machine. */
export function safeAddress(name: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(url?.hostname ?? '');
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)) return text;
  throw new ConfigError(name, 'an address that begins with https://');
}
