import { toString as qrCode } from 'qrcode';
import { localDate } from '../../platform/calendar.ts';
import { Attachment } from '../../platform/http/documents.ts';
import type { Refusal } from '../../platform/refusal.ts';
import { dateInWords } from '../../platform/sentence.ts';
import type { Typesetter } from '../../platform/typst.ts';
import { type Ask, type Deps, recordLook } from '../../platform/use-case.ts';
import { getArea, getCounty } from '../areas/service.ts';
import { listToPrint, type PrintedRow } from './points-store.ts';
import { refuse } from './refusals.ts';

export type PrintDeps = Deps & { typesetter: Typesetter; publicUrl: string };
type Language = 'zh' | 'en';

const texts = {
  zh: {
    title: '平安巡逻点',
    number: (number: string) => `${number} 号`,
    how: '手机没有定位，也能巡逻',
    steps: [
      '打开“义务巡逻”，开始或加入一次巡逻。',
      '走到这里，点“扫巡逻点”，对准上面的码。没有网也能扫，有网了自己发。',
      '接着走，二十分钟以内扫到下一个点。',
    ],
    typed: '扫不出来就输入这二十位数字',
    note: '这张码会换。拍下来转给别人、回头再扫，时间对不上，不算。',
    since: (day: string) => `${day}启用`,
  },
  en: {
    title: 'Patrol point',
    number: (number: string) => `No. ${number}`,
    how: 'On patrol without a position',
    steps: [
      'Open “Volunteer patrol”, and begin a patrol or join one.',
      'When you are here, press “Scan a point” and aim at the code above. It works without a network and is sent later.',
      'Walk on: the next point should come within twenty minutes.',
    ],
    typed: 'Where it cannot be scanned, type these twenty digits',
    note: 'This code changes. A photo that is passed on, or scanned another day, does not count.',
    since: (day: string) => `In use since ${day}`,
  },
} as const;

/** What a phone that scans it with anything opens: the page of the walk that takes the code. */
const addressOf = (publicUrl: string, { county, code }: { county: number; code: string }) =>
  `${publicUrl}/?county=${county}#/patrol/point/${code}`;

/** By then the papers that wait now are set. */
const retryAfterSeconds = 5;

/** The points of an area, a page each, to be hung up. The codes stand on them: who printed them is recorded. */
export async function getPaper(
  deps: PrintDeps,
  ask: Ask,
  {
    area: code,
    point,
    language = ask.language,
  }: { area: string; point?: string | undefined; language?: Language | undefined },
): Promise<Attachment | Refusal> {
  const { scope } = ask;
  const { read } = deps.database;
  const rows = await listToPrint(read, scope, { area: code, point });
  if (rows.length === 0) return refuse('patrol_points_none');
  const [county, area] = await Promise.all([getCounty(read, scope), getArea(deps, scope, code)]);
  await recordLook(deps, ask, {
    action: 'patrol_points.printed',
    object: `patrol_points/${code}`,
    area: code,
    details: { points: rows.length },
  });
  const signs = await Promise.all(
    rows.map((row) =>
      signOf(row, addressOf(deps.publicUrl, { county: scope.county, code: row.code }), language),
    ),
  );
  const { title, how, steps, typed, note } = texts[language];
  const data = {
    language,
    county: county.name[language],
    area: area?.name[language] ?? '',
    title,
    how,
    steps,
    typed,
    note,
    signs,
  };
  const madeAt = new Date(Math.max(...rows.map(({ issued_at }) => issued_at.getTime())));
  const setting = await deps.typesetter.pdf({ template: 'point.typ', data, madeAt });
  if (setting.kind === 'full') {
    const values = { seconds: retryAfterSeconds };
    return refuse('too_many_papers', { retryAfterSeconds, values });
  }
  return new Attachment(setting.paper, {
    type: 'application/pdf',
    name: `patrol-points-${code}.pdf`,
  });
}

async function signOf(
  { code, number, name, spot, issued_at }: PrintedRow,
  address: string,
  language: Language,
) {
  const color = { dark: '#000000', light: '#ffffff' };
  const qr = await qrCode(address, {
    type: 'svg',
    // Paper outdoors gets wet and torn.
    errorCorrectionLevel: 'Q',
    margin: 2,
    color,
  });
  const day = dateInWords(localDate(issued_at))[language];
  return {
    qr,
    name,
    spot,
    number: texts[language].number(number),
    code: code.replaceAll(/(\d{4})(?=\d)/g, '$1 '),
    since: texts[language].since(day),
  };
}
