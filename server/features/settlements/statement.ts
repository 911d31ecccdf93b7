import type { SettlementLine, WholeSettlement } from '../../../contract/settlements.ts';
import type { Sentence } from '../../../contract/values.ts';
import type { Read } from '../../platform/database.ts';
import { Attachment } from '../../platform/http/documents.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Typesetter } from '../../platform/typst.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { getCounty } from '../areas/service.ts';
import { listLines } from './line-store.ts';
import { paperOf } from './paper.ts';
import { readWhole } from './reading.ts';
import { refuse } from './refusals.ts';
import type { Language } from './statement-texts.ts';
import { showLines } from './view.ts';
import { workbookOf } from './workbook.ts';

/** A settlement with all its lines, as it stood at one moment. */
export interface Statement {
  settlement: WholeSettlement;
  lines: readonly SettlementLine[];
  county: Sentence;
  language: Language;
}

interface Wanted {
  id: string;
  language?: Language | undefined;
}

export type PrintDeps = Deps & { typesetter: Typesetter };

/** A workbook is made in one piece, and a paper nobody can read is none. */
const mostLines = { xlsx: 50_000, pdf: 5_000 } as const;

export async function getWorkbook(
  deps: Deps,
  ask: Ask,
  wanted: Wanted,
): Promise<Attachment | Refusal> {
  const statement = await gather(deps, ask, { ...wanted, most: mostLines.xlsx });
  if (isRefusal(statement)) return statement;
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new Attachment(await workbookOf(statement), { type, name: nameOf(statement, 'xlsx') });
}

/** By then the papers that wait now are set. */
const retryAfterSeconds = 5;

export async function getPaper(
  deps: PrintDeps,
  ask: Ask,
  wanted: Wanted,
): Promise<Attachment | Refusal> {
  const statement = await gather(deps, ask, { ...wanted, most: mostLines.pdf });
  if (isRefusal(statement)) return statement;
  const data = paperOf(statement);
  const { openedAt, confirmedAt, settledAt, paidAt } = statement.settlement;
  const madeAt = new Date(paidAt ?? settledAt ?? confirmedAt ?? openedAt);
  const setting = await deps.typesetter.pdf({ template: 'settlement.typ', data, madeAt });
  if (setting.kind === 'full') {
    const values = { seconds: retryAfterSeconds };
    return refuse('too_many_papers', { retryAfterSeconds, values });
  }
  return new Attachment(setting.paper, {
    type: 'application/pdf',
    name: nameOf(statement, 'pdf'),
  });
}

const nameOf = ({ settlement: { period, id } }: Statement, ending: string) =>
  `settlement-${period}-${id.slice(-8)}.${ending}`;

async function gather(
  deps: Deps,
  ask: Ask,
  { id, language = ask.language, most }: Wanted & { most: number },
): Promise<Statement | Refusal> {
  const { scope } = ask;
  return deps.database.snapshot(async (read) => {
    const settlement = await readWhole(read, scope, id);
    if (isRefusal(settlement)) return settlement;
    if (settlement.lines > most) return refuse('statement_too_long', { values: { most } });
    const { name } = await getCounty(read, scope);
    return { settlement, lines: await allLines(read, scope, id), county: name, language };
  });
}

const atOnce = 1_000;

async function allLines(read: Read, scope: Scope, settlement: string): Promise<SettlementLine[]> {
  const lines: SettlementLine[] = [];
  for (let after = 0; ; ) {
    const page = { settlement, contested: false, after, limit: atOnce };
    const rows = await listLines(read, scope, page);
    lines.push(...(await showLines(read, scope, { settlement, rows })));
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return lines;
    after = last.no;
  }
}
