import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface DemoSecrets {
  dataKey: Buffer;
  indexKey: Buffer;
  /** Password of every demo member of staff. */
  staffPassword: string;
}

/** The demo's own keys and password: drawn at the first start, kept beside its data, readable by its owner only. */
export function keepDemoSecrets(dataDir: string): DemoSecrets {
  const file = join(dataDir, 'demo-secrets.json');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const drawn = {
      dataKey: randomBytes(32).toString('base64'),
      indexKey: randomBytes(32).toString('base64'),
      staffPassword: randomBytes(9).toString('base64url'),
    };
    writeFileSync(file, JSON.stringify(drawn, null, 2), { mode: 0o600, flag: 'wx' });
  }
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<keyof DemoSecrets, string>;
  return {
    dataKey: Buffer.from(kept.dataKey, 'base64'),
    indexKey: Buffer.from(kept.indexKey, 'base64'),
    staffPassword: kept.staffPassword,
  };
}
