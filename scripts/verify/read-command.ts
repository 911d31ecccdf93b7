import { parseArgs } from 'node:util';

export type Command =
  | {
      kind: 'receipt';
      file: string;
      checkpoint: string | undefined;
      consistency: string | undefined;
    }
  | {
      kind: 'journal';
      county: number | undefined;
      checkpoint: string | undefined;
      key: string | undefined;
    }
  | {
      kind: 'audit';
      county: number | undefined;
      /** Signed heads that were kept elsewhere, beside those in DATA_DIR. */
      heads: string | undefined;
      /** A seal that somebody kept: it vouches for the audit of its day, too. */
      checkpoint: string | undefined;
      key: string | undefined;
    }
  | { kind: 'audit-export'; file: string; key: string | undefined }
  | {
      kind: 'tls';
      /** What people open; without it PUBLIC_URL. */
      url: string | undefined;
      /** Where plain http is asked; without it port 80 of the same name. */
      http: string | undefined;
    };

export const usage = `用法 usage:
  npm run verify -- receipt FILE [--checkpoint FILE] [--consistency FILE]
  npm run verify -- journal [--county N] [--checkpoint FILE] [--key KEY]
  npm run verify -- audit [--county N] [--heads FILE] [--checkpoint FILE] [--key KEY]
  npm run verify -- audit-export FILE [--key KEY]
  npm run verify -- tls [URL] [--http ADDRESS]`;

/** What each check can be told beside its kind. */
const allowed = {
  receipt: ['checkpoint', 'consistency'],
  journal: ['county', 'checkpoint', 'key'],
  audit: ['county', 'heads', 'checkpoint', 'key'],
  'audit-export': ['key'],
  tls: ['http'],
} as const;
type Kind = keyof typeof allowed;
const isKind = (text: string | undefined): text is Kind => Object.hasOwn(allowed, text ?? '');
const takesFile = (kind: Kind) => kind === 'receipt' || kind === 'audit-export';

function complaintOfPlaces(
  kind: Kind,
  [first, second]: (string | undefined)[],
): string | undefined {
  if (kind === 'tls')
    return second === undefined ? undefined : `${second}: tls 只要一个地址 takes one address`;
  if (takesFile(kind))
    return first === undefined || second !== undefined
      ? `${kind} FILE: 要一个文件 one file is needed`
      : undefined;
  return first === undefined ? undefined : `${first}: ${kind} 不要文件 takes no file`;
}

/** @returns the command, or a sentence that names what is wrong with it */
export function readCommand(args: string[]): Command | string {
  try {
    const text = { type: 'string' } as const;
    const options = {
      checkpoint: text,
      consistency: text,
      county: text,
      heads: text,
      http: text,
      key: text,
    };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [kind, file, ...more] = positionals;
    const { checkpoint, consistency, heads, http, key } = values;
    if (!isKind(kind)) return `${kind ?? ''}: 应为 one of ${Object.keys(allowed).join(' ')}`;
    const misplaced = complaintOfPlaces(kind, [file, ...more]);
    if (misplaced !== undefined) return misplaced;
    const stray = Object.keys(values).find((name) => !allowed[kind].some((one) => one === name));
    if (stray !== undefined) return `--${stray}: 不用于 not for ${kind}`;
    if (values.county !== undefined && !/^\d{6}$/.test(values.county))
      return `--county ${values.county}: 六位区划代码 six digits`;
    const county = values.county === undefined ? undefined : Number(values.county);
    if (kind === 'journal') return { kind, county, checkpoint, key };
    if (kind === 'audit') return { kind, county, heads, checkpoint, key };
    if (kind === 'audit-export') return { kind, file: file ?? '', key };
    if (kind === 'tls') return { kind, url: file, http };
    return { kind, file: file ?? '', checkpoint, consistency };
  } catch (error) {
    return (error as Error).message;
  }
}
