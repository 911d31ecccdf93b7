import { parseArgs } from 'node:util';

export type Command =
  | { kind: 'wrapping' | 'index'; lot: number }
  | { kind: 'people' }
  | { kind: 'person'; county: number; id: string }
  | { kind: 'status' };

export const usage = `npm run rotate -- …
  wrapping [--lot N]        每个人的密钥改用新的 DATA_KEY 封装 · wraps every data key with the new DATA_KEY
  people                    每个人换新的密钥，内容重新加密 · gives everybody a new data key and seals anew
  person COUNTY ID          同上，只换一个人 · the same for one person
  index [--lot N]           手机号改用新的 INDEX_KEY 查找 · finds phones by the new INDEX_KEY
  status                    看看换到哪里了 · shows how far changes have come
中断了再运行一次就接着做 · interrupted, the same command goes on`;

const usualLot = 500;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @returns what is wrong with the words, where something is */
export function readCommand(args: readonly string[]): Command | string {
  const parsed = parse(args);
  if (typeof parsed === 'string') return parsed;
  const { words, lot } = parsed;
  const [kind, ...rest] = words;
  if (kind === 'person') {
    const [county = '', id = ''] = rest;
    if (!/^\d{6}$/.test(county) || !uuid.test(id) || rest.length > 2)
      return '缺县代码或居民编号 · a county and an id are needed';
    return { kind, county: Number(county), id };
  }
  if (rest.length > 0) return `多了 ${rest.join(' ')} · too many words`;
  if (kind === 'status') return { kind };
  if (kind === 'people')
    return lot === usualLot ? { kind } : '--lot：一次只换一个人 · people are done one at a time';
  if (kind !== 'wrapping' && kind !== 'index')
    return kind === undefined ? '换什么？· what is to be changed?' : `不认识 ${kind} · unknown`;
  if (!Number.isInteger(lot) || lot < 1 || lot > 10_000) return '--lot 1 … 10000';
  return { kind, lot };
}

function parse(args: readonly string[]): { words: string[]; lot: number } | string {
  try {
    const options = { lot: { type: 'string', default: String(usualLot) } } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
    });
    return { words: positionals, lot: Number(values.lot) };
  } catch (error) {
    return (error as Error).message;
  }
}
