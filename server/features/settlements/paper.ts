import type { Statement } from './statement.ts';
import { textsIn } from './statement-texts.ts';
import { confirmedIn, conflictIn, correctedBy, localTime, saidAbout } from './workbook.ts';

const yuan = (fen: number) => `${fen < 0 ? '−' : ''}${(Math.abs(fen) / 100).toFixed(2)}`;
const figure = (points: number) => (points < 0 ? `−${-points}` : String(points));

/** The data of the statement's template: everything is text as it is printed. */
export function paperOf({ settlement, lines, county, language }: Statement) {
  const texts = textsIn(language);
  const time = (instant: string | null) => (instant === null ? '—' : localTime(instant));
  return {
    language,
    county: county[language],
    title: texts.title,
    seal: '',
    page: texts.page,
    facts: [
      [texts.counter, settlement.counterName[language]],
      [texts.merchant, settlement.merchant[language]],
      [texts.place, settlement.place],
      [texts.period, settlement.period],
      [texts.value, yuan(settlement.pointValueFen)],
      [texts.state, texts.states[settlement.state]],
      [texts.opened, time(settlement.openedAt)],
      [texts.confirmed, confirmedIn(settlement, language) || '—'],
      [texts.paid, time(settlement.paidAt)],
      [texts.voucher, settlement.voucher ?? '—'],
      [texts.number, settlement.id],
    ],
    due: { label: texts.due, amount: yuan(settlement.amountFen) },
    kinds: {
      headings: [texts.kind, texts.lines, texts.points, texts.amount],
      rows: [
        ...settlement.kinds.map((one) => [
          texts.kinds[one.kind],
          String(one.lines),
          figure(one.points),
          yuan(one.amountFen),
        ]),
        [
          texts.sum,
          String(settlement.lines),
          figure(settlement.points),
          yuan(settlement.amountFen),
        ],
      ],
    },
    shares: {
      label: texts.shares,
      headings: [texts.pool, texts.sponsor, texts.points],
      rows: settlement.shares.map(({ pool, sponsor, points }) => [
        pool?.[language] ?? texts.notTold,
        sponsor?.[language] ?? '',
        figure(points),
      ]),
    },
    lines: {
      label: texts.details,
      headings: [
        texts.no,
        texts.at,
        texts.kind,
        texts.name,
        texts.own,
        texts.help,
        texts.points,
        texts.amount,
      ],
      rows: lines.map((line) => ({
        cells: [
          String(line.no),
          localTime(line.at),
          line.corrects === null
            ? texts.kinds[line.kind]
            : `${texts.kinds[line.kind]} (${correctedBy(line)})`,
          line.name[language],
          figure(line.residentPoints),
          figure(line.helpPoints),
          figure(line.points),
          yuan(line.amountFen),
        ],
        notes: notesOf(line, language),
      })),
    },
    signatures: [texts.signMerchant, texts.signTreasurer, texts.signSecond],
    date: texts.date,
  };
}

/** What stands below a line: what did not agree, goods of a pool, what was contested and answered. */
function notesOf(line: Statement['lines'][number], language: Statement['language']): string[] {
  const texts = textsIn(language);
  const { reason, answer } = saidAbout(line, language);
  const conflict = conflictIn(line, language);
  return [
    ...(conflict === '' ? [] : [`${texts.note}：${conflict}`]),
    ...(line.suppliedBy === 'pool' ? [`${texts.supplied}：${texts.supplier.pool}`] : []),
    ...(reason === '' ? [] : [`${texts.dispute}：${reason}`]),
    ...(answer === '' ? [] : [`${texts.answer}：${answer}`]),
  ].map((note) => (language === 'en' ? note.replace('：', ': ') : note));
}
