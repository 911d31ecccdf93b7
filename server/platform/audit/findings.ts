import type { Sentence } from '../../../contract/values.ts';

/** Everything that can be wrong with a chain, each with what to say of it. */
const sentences = {
  entry_altered: {
    zh: '第 {seq} 条（{id}）与入链时不同：被改动、调换或换掉',
    en: 'entry {seq} ({id}) is not what was chained: altered, exchanged or replaced',
  },
  entry_inserted: {
    zh: '第 {seq} 条（{id}）在链头之后，是后来塞进去的',
    en: 'entry {seq} ({id}) stands beyond the head: it was put in',
  },
  entry_twice: {
    zh: '记录 {id} 既在链里（第 {seq} 条），又在等着入链',
    en: 'entry {id} stands in the chain (place {seq}) and waits for it too',
  },
  entries_missing: {
    zh: '缺第 {seq} 条到第 {last} 条',
    en: 'entries {seq} to {last} are missing',
  },
  head_wrong: {
    zh: '链头与最后一条不符，或签名不对（现有第 {seq} 条）',
    en: 'the head is not the last entry, or its signature is wrong (the last is {seq})',
  },
  stub_wrong: {
    zh: '截点（第 {seq} 条）的签名或散列不对',
    en: 'the stub at entry {seq} has a wrong signature or hash',
  },
  signed_head_differs: {
    zh: '{at} 签名的链头是另一条链的第 {seq} 条：在它之前的记录被换过',
    en: 'the head signed at {at} has another entry {seq}: what stands before it was replaced',
  },
  signed_head_ahead: {
    zh: '{at} 签名的链头已到第 {seq} 条，现在只有 {last} 条：被退回旧备份或截去末尾',
    en: 'the head signed at {at} had come to entry {seq}, there are {last}: put back or cut off',
  },
  waiting_long: {
    zh: '{count} 条从 {at} 起一直没有入链',
    en: '{count} entries have waited for the chain since {at}',
  },
} as const satisfies Record<string, Sentence>;

export type AuditFindingKind = keyof typeof sentences;

export interface AuditFinding {
  kind: AuditFindingKind;
  seq?: string;
  last?: string;
  id?: string;
  at?: string;
  count?: number;
}

export function auditSentenceOf({ kind, ...where }: AuditFinding): Sentence {
  const values: Record<string, string | number> = { ...where };
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '?'));
  return { zh: fill(sentences[kind].zh), en: fill(sentences[kind].en) };
}
