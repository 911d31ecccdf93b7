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
    };

export const usage = `用法 usage:
  npm run verify -- receipt FILE [--checkpoint FILE] [--consistency FILE]
  npm run verify -- journal [--county N] [--checkpoint FILE] [--key KEY]`;

/** @returns the command, or a sentence that names what is wrong with it */
export function readCommand(args: string[]): Command | string {
  try {
    const text = { type: 'string' } as const;
    const options = { checkpoint: text, consistency: text, county: text, key: text };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [kind, file, ...more] = positionals;
    const { checkpoint, consistency, key } = values;
    if (kind === 'receipt') {
      if (file === undefined || more.length > 0)
        return 'receipt FILE: 要一个凭条文件 one file is needed';
      if (values.county !== undefined || key !== undefined)
        return '--county, --key: 只用于 only for journal';
      return { kind, file, checkpoint, consistency };
    }
    if (kind !== 'journal') return `${kind ?? ''}: 应为 receipt 或 journal · receipt or journal`;
    if (file !== undefined) return `${file}: journal 不要文件 takes no file`;
    if (consistency !== undefined) return '--consistency: 只用于 only for receipt';
    if (values.county !== undefined && !/^\d{6}$/.test(values.county))
      return `--county ${values.county}: 六位区划代码 six digits`;
    const county = values.county === undefined ? undefined : Number(values.county);
    return { kind, county, checkpoint, key };
  } catch (error) {
    return (error as Error).message;
  }
}
