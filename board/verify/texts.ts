/** Chinese comes first; the shape of the page’s words is that of this catalogue. */
const zh = {
  title: '核对凭条',
  lead: '把凭条文件放进来，看看它和封存的账本对不对得上。这一页不连网，存到电脑里拔了网线也能用；放进来的文件哪儿也不会去。',
  other: 'English',
  drop: '选文件，或把文件拖到这里',
  dropHint: '凭条一份；以前留下的封存单、衔接证明，有就一起放',
  paste: '或者把凭条、封存单上的文字粘贴在这里',
  check: '核对',
  clear: '重新来',
  given: '已放进来',
  receipt: '凭条',
  note: '留下的封存单',
  consistency: '衔接证明',
  missing: '还缺一份凭条。',
  unknown: '{{name}}：认不出是什么文件，没有用上。',
  unreadable: '{{name}}：“{{field}}”这一项读不懂，文件可能不完整或被改过。',
  pasted: '粘贴的文字',
  noCrypto: '这个浏览器不会算 SHA-256，请换一个新版浏览器打开这一页。',
  fingerprint: '公钥指纹',
  fingerprintHint: '请与公示栏纸上印的指纹对一对，一样才是县里签的。',
  contents: '这笔流水',
  kind: '种类',
  kinds: { '1': '直接入账', '2': '预记', '3': '入账', '4': '作废' } as Record<string, string>,
  amount: '积分',
  at: '时间',
  place: '在账本里的位置',
  placeOf: '第 {{place}} 位，共 {{size}} 位',
  rule: '细则版本',
  id: '流水号',
  day: '封存日期',
  root: '根',
  leaf: '指纹',
};
type Words = typeof zh;

const en: Words = {
  title: 'Check a receipt',
  lead: 'Put a receipt in and see whether it fits the sealed ledger. This page does not use the network: saved to a disk it works with the cable pulled, and the files go nowhere.',
  other: '中文',
  drop: 'Choose files, or drag them here',
  dropHint: 'One receipt; a seal kept from before and the proof between them, if you have them',
  paste: 'Or paste the text of a receipt or a seal here',
  check: 'Check',
  clear: 'Start again',
  given: 'Given',
  receipt: 'Receipt',
  note: 'Seal that was kept',
  consistency: 'Proof between seals',
  missing: 'A receipt is still needed.',
  unknown: '{{name}}: this is no file we know, it was not used.',
  unreadable:
    '{{name}}: the field “{{field}}” cannot be read; the file may be incomplete or changed.',
  pasted: 'The text pasted',
  noCrypto: 'This browser cannot compute SHA-256. Please open this page in a newer one.',
  fingerprint: 'Fingerprint of the key',
  fingerprintHint:
    'Compare it with the one printed on the notice board: only then did the county sign.',
  contents: 'The transfer',
  kind: 'Kind',
  kinds: { '1': 'posted at once', '2': 'announced', '3': 'settled', '4': 'voided' },
  amount: 'Points',
  at: 'Time',
  place: 'Place in the ledger',
  placeOf: 'number {{place}} of {{size}}',
  rule: 'Rule book version',
  id: 'Transfer',
  day: 'Sealed for',
  root: 'Root',
  leaf: 'Fingerprint',
};

export const catalogues = { zh, en };
export type Language = keyof typeof catalogues;

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
