import { type EntryText, leafOf, linkOf } from '../../server/platform/audit/entry.ts';
import { readMark } from '../../server/platform/audit/signed-head.ts';
import { keyOf } from './reached.ts';
import { FileError, readText } from './receipt.ts';

interface ExportFile {
  file: string;
  /** The county’s key; without it the signed head in the file is not looked at. */
  key: string | undefined;
}

interface Line {
  seq: string;
  chainedAt: string;
  previous: string;
  hash: string;
  /** The digest of an entry of a resident, of whom the file does not say everything that is hashed. */
  leaf?: string;
  entry: EntryText;
}

const formats = ['pingan-audit-export-1', 'pingan-audit-export-2'];

/**
 * Recomputes every line of an export by itself (of a resident's from the digest in it), and wherever two lines follow each other in the chain
 * that the one continues the other. @returns the exit code: 0 whole, 1 something is wrong
 */
export async function verifyExport(
  { file, key }: ExportFile,
  say: (line: string) => void,
): Promise<number> {
  const [about, ...lines] = readLines(file);
  const found = lines.flatMap((line, place) => faultsOf(line as Line, lines[place - 1] as Line));
  const { entries } = about as { entries: number };
  if (entries !== lines.length)
    found.push(`应有 ${entries} 条，只有 ${lines.length} 条 · ${entries} entries were exported`);
  if (key !== undefined) found.push(...faultsOfHead(about, lines as Line[], await keyOf(key)));
  const { length: count } = lines;
  const byDigest = (lines as Line[]).filter(isByDigest).length;
  if (found.length === 0) {
    say(`完好，${count} 条，每一条都重新算过 · whole: ${count} entries, each recomputed`);
    if (byDigest > 0)
      say(
        `其中居民的 ${byDigest} 条只核对摘要，内容要在平台上核对 · of these ${byDigest} of residents by their digest alone: what they say is checked on the platform`,
      );
  }
  for (const line of found) say(`  ✗ ${line}`);
  return found.length === 0 ? 0 : 1;
}

function readLines(file: string): unknown[] {
  const lines = readText(file)
    .split('\n')
    .filter((line) => line !== '');
  try {
    const read: unknown[] = lines.map((line) => JSON.parse(line));
    const [about] = read as { format?: string }[];
    if (formats.includes(about?.format ?? '')) return read;
  } catch {
    // Said below, in the same words.
  }
  throw new FileError(`${file}: 不是审计导出文件 · this is no export of an audit`);
}

const isByDigest = ({ leaf, entry }: Line) => leaf !== undefined && entry.actorKind === 'resident';

function faultsOf(line: Line, before: Line | undefined): string[] {
  const { seq, chainedAt, previous, hash, entry } = line;
  const link = { seq: BigInt(seq), chainedAt, previous: Buffer.from(previous, 'hex') };
  const faults: string[] = [];
  const leaf = isByDigest(line) ? Buffer.from(line.leaf ?? '', 'hex') : leafOf(entry);
  if (linkOf({ ...link, leaf }).toString('hex') !== hash)
    faults.push(`第 ${seq} 条与入链时不同 · entry ${seq} is not what was chained`);
  const follows = before !== undefined && BigInt(before.seq) + 1n === link.seq;
  if (follows && before.hash !== previous)
    faults.push(`第 ${seq} 条不接前一条 · entry ${seq} does not follow the one before`);
  return faults;
}

function faultsOfHead(about: unknown, lines: readonly Line[], key: Uint8Array): string[] {
  const { county, head } = about as { county: number; head: string | null };
  const mark = readMark(head ?? '', { county, key });
  if (mark === undefined) return ['链头的签名不对 · the signature of the head is wrong'];
  const last = lines.find(({ seq }) => BigInt(seq) === mark.seq);
  return last === undefined || last.hash === mark.hash.toString('hex')
    ? []
    : [`第 ${last.seq} 条与签名的链头不符 · entry ${last.seq} is not the signed head`];
}
