import writeWorkbook from 'write-excel-file/node';
import { payeeListFromFen } from '../../../contract/red-packets.ts';
import type { Sentence } from '../../../contract/values.ts';
import { yuanOf } from '../../platform/alipay/yuan.ts';
import { startOfDay } from '../../platform/calendar.ts';
import { openerOf } from '../../platform/data-keys.ts';
import { Attachment } from '../../platform/http/documents.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { covers } from '../../platform/scope.ts';
import { type Ask, type Deps, recordLooks } from '../../platform/use-case.ts';
import { openPayee } from './payee.ts';
import * as payeeStore from './payee-store.ts';
import { refuse } from './refusals.ts';

const columns: readonly (Sentence & { width: number })[] = [
  { zh: '姓名', en: 'Name', width: 16 },
  { zh: '支付宝账号', en: 'Account at Alipay', width: 30 },
  { zh: '笔数', en: 'Packets', width: 10 },
  { zh: '应税（元）', en: 'Taxable (yuan)', width: 16 },
  { zh: '免税（元）', en: 'Exempt (yuan)', width: 16 },
  { zh: '合计（元）', en: 'Together (yuan)', width: 16 },
];
const erased: Sentence = { zh: '（本人已删除资料）', en: '(erased)' };
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const atOnce = 500;
const entryOf = ({ id }: payeeStore.PayeeRow) =>
  ({ action: 'red_packets.payee_listed', object: `red_packet/${id}` }) as const;

interface Wanted {
  year: number;
  reason: string;
}

/**
 * Whoever got more than the threshold in a year, in full, for the tax office. That it was taken, by whom and why,
 * is recorded before it goes out.
 */
export async function exportPayees(
  deps: Deps,
  ask: Ask,
  { year, reason }: Wanted,
): Promise<Attachment | Refusal> {
  const { scope, language } = ask;
  const { read } = deps.database;
  if (!covers(scope, null)) return refuse('red_packets_whole_county');
  const span = { from: startOfDay(`${year}-01-01`), until: startOfDay(`${year + 1}-01-01`) };
  const rows = await payeeStore.listPayees(read, scope, { ...span, over: payeeListFromFen });
  const details = { year, payees: rows.length };
  const taken = { action: 'red_packets.payees_exported', object: 'red_packet', reason } as const;
  await recordLooks(deps, ask, [{ ...taken, details }]);
  // Each of them can read that their name and account were taken.
  for (let place = 0; place < rows.length; place += atOnce)
    await recordLooks(deps, ask, rows.slice(place, place + atOnce).map(entryOf));
  const open = await openerOf(
    read,
    { deps, scope },
    rows.map(({ resident }) => resident),
  );
  const lines = rows.map((row) => {
    const payee = openPayee(open, row);
    const sums = [row.taxableFen, row.exemptFen, row.taxableFen + row.exemptFen];
    return [
      payee?.name ?? erased[language],
      payee?.account ?? '',
      String(row.packets),
      ...sums.map(yuanOf),
    ];
  });
  const body = await workbookOf(lines, language);
  return new Attachment(body, { type, name: `red-packets-${scope.county}-${year}.xlsx` });
}

/** Everything is text, so that no cell is ever a formula. */
async function workbookOf(lines: readonly string[][], language: Ask['language']): Promise<Buffer> {
  const titles = columns.map((column) => column[language]);
  const cell = (value: string) => ({ type: String, value });
  const rows = [
    titles.map((title) => ({ ...cell(title), fontWeight: 'bold' as const })),
    ...lines.map((line) => line.map(cell)),
  ];
  return writeWorkbook(rows, { columns: columns.map(({ width }) => ({ width })) }).toBuffer();
}
