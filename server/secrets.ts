import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newTotpKey } from './features/sign-ins/totp.ts';

interface DemoSecrets {
  dataKey: Buffer;
  indexKey: Buffer;
  /** Signs the seals of the ledger. */
  sealKey: Buffer;
  /** By which push services know who sends. */
  pushKey: Buffer;
  /** Password of every demo member of staff. */
  staffPassword: string;
  /** Key of their authenticator app, base32. */
  totpKey: string;
}

type Written = Record<keyof DemoSecrets, string>;

/** The demo's own keys and password: drawn at the first start, kept beside its data, readable by its owner only. */
export function keepDemoSecrets(dataDir: string): DemoSecrets {
  const file = join(dataDir, 'demo-secrets.json');
  const found: Partial<Written> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const drawn = () => randomBytes(32).toString('base64');
  const kept: Written = {
    dataKey: found.dataKey ?? drawn(),
    indexKey: found.indexKey ?? drawn(),
    // Data of a demo from before there were seals or second factors has the other keys already.
    sealKey: found.sealKey ?? drawn(),
    pushKey: found.pushKey ?? drawn(),
    staffPassword: found.staffPassword ?? randomBytes(9).toString('base64url'),
    totpKey: found.totpKey ?? newTotpKey({ token: () => randomBytes(32).toString('base64url') }),
  };
  const isWhole = found.sealKey && found.pushKey && found.totpKey;
  if (!isWhole) write(file, kept);
  return {
    dataKey: Buffer.from(kept.dataKey, 'base64'),
    indexKey: Buffer.from(kept.indexKey, 'base64'),
    sealKey: Buffer.from(kept.sealKey, 'base64'),
    pushKey: Buffer.from(kept.pushKey, 'base64'),
    staffPassword: kept.staffPassword,
    totpKey: kept.totpKey,
  };
}

/** The demo's keys for whoever changes them; undefined where there is no demo yet. */
export function findDemoKeys(
  dataDir: string,
): Pick<DemoSecrets, 'dataKey' | 'indexKey'> | undefined {
  const file = join(dataDir, 'demo-secrets.json');
  return existsSync(file) ? keepDemoSecrets(dataDir) : undefined;
}

/** The public half of the demo's keys is read, not made, by whoever only checks. */
export function findDemoSealKey(dataDir: string): Buffer | undefined {
  const file = join(dataDir, 'demo-secrets.json');
  if (!existsSync(file)) return undefined;
  const { sealKey }: Partial<Written> = JSON.parse(readFileSync(file, 'utf8'));
  return sealKey === undefined ? undefined : Buffer.from(sealKey, 'base64');
}

/** In one step: losing the keys would lose every name. */
function write(file: string, secrets: Written): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
