import { originOf, type SignedCheckpoint } from '../../contract/seal/checkpoint.ts';
import {
  listCountiesToVerify,
  sentenceOf,
  type Verification,
  verifyJournal,
} from '../../server/features/seals/service.ts';
import type { Database } from '../../server/platform/database.ts';
import { SettingError, withReached } from './reached.ts';

interface JournalOptions {
  county: number | undefined;
  saved: SignedCheckpoint | undefined;
  /** The county’s key as the board shows it; without it the server’s own setting is taken. */
  key: string | undefined;
}

/** @returns the exit code: 0 whole, 1 something is wrong */
export async function verifyJournals(
  options: JournalOptions,
  say: (line: string) => void,
): Promise<number> {
  return withReached(options.key, say, async (database, { key }) => {
    const checked = await verifyAll(database, { ...options, key });
    for (const verification of checked) report(verification, say);
    return checked.some(({ findings }) => findings.length > 0) ? 1 : 0;
  });
}

/** All counties as of one moment; a kept seal is compared with its own county. */
export function verifyAll(
  { read }: Pick<Database, 'read'>,
  { county: only, saved, key }: Omit<JournalOptions, 'key'> & { key: Uint8Array },
): Promise<Verification[]> {
  return read
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const counties = only === undefined ? await listCountiesToVerify(tx) : [only];
      const own = counties.filter((one) => saved?.checkpoint.origin === originOf(one));
      if (saved !== undefined && own.length === 0)
        throw new SettingError(
          `--checkpoint: ${saved.checkpoint.origin} 不在这些县里 · is of none of ${counties.join(' ')}`,
        );
      const checked: Verification[] = [];
      for (const county of counties)
        checked.push(
          await verifyJournal(tx, { county, key, saved: own.includes(county) ? saved : undefined }),
        );
      return checked;
    });
}

function report({ county, seals, leaves, findings }: Verification, say: (line: string) => void) {
  if (findings.length === 0)
    say(
      `${county}：完好，${leaves} 笔流水，${seals} 张封存单 · whole: ${leaves} transfers, ${seals} seals`,
    );
  else say(`${county}：发现 ${findings.length} 处问题 · ${findings.length} things are wrong`);
  for (const finding of findings) {
    const { zh, en } = sentenceOf(finding);
    say(`  ✗ ${zh}\n    ${en}`);
  }
}
