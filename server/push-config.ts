import { ConfigError } from './config-error.ts';
import { assertStrongKey, WeakKeyError } from './platform/strong-key.ts';
import { openPushKey, type PushKey } from './platform/web-push/vapid.ts';
import type { Environment } from './settings.ts';

export interface PushConfig {
  key: PushKey;
  /** Whom a push service writes to when something is wrong. */
  contact: string;
}

/** What browsers are told by: `PUSH_KEY` and `PUSH_CONTACT`, both or neither. */
export function readPush({ PUSH_KEY, PUSH_CONTACT }: Environment): PushConfig | undefined {
  if (PUSH_KEY === undefined && PUSH_CONTACT === undefined) return undefined;
  if (!/^(mailto:\S+@\S+|https:\/\/\S+)$/.test(PUSH_CONTACT ?? ''))
    throw new ConfigError('PUSH_CONTACT', 'beside PUSH_KEY: mailto:… or https://…');
  const seed = Buffer.from(PUSH_KEY ?? '', 'base64');
  try {
    assertStrongKey(seed, 'PUSH_KEY');
    return { key: openPushKey(seed), contact: PUSH_CONTACT ?? '' };
  } catch (error) {
    if (error instanceof WeakKeyError) throw error;
    throw new ConfigError('PUSH_KEY', 'these 32 bytes are no key of P-256; draw others');
  }
}
