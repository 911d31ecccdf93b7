import { insertSponsor, replaceMembers } from '../../../server/features/pools/sponsor-store.ts';
import * as store from '../../../server/features/pools/store.ts';
import { addCover } from '../../../server/ledger/service.ts';
import { dayMs } from '../../../server/platform/calendar.ts';
import type { Tx } from '../../../server/platform/database.ts';
import { uuidOf } from '../../../server/platform/ids.ts';
import { jobScope } from '../../../server/platform/scope.ts';
import type { Deps } from '../../../server/platform/use-case.ts';
import { poolCode } from './rulebook.ts';
import { bookAgeDays, staffId } from './write.ts';

const giftsCode = 'gongyi';

const sponsors = [
  {
    slug: 'shop',
    kind: 'enterprise',
    name: { zh: '临溪百货商场', en: 'Linxi Department Store' },
    thanked: true,
  },
  {
    slug: 'finance',
    kind: 'government',
    name: { zh: '临溪县财政局', en: 'Linxi County Finance Bureau' },
    thanked: false,
  },
  {
    slug: 'charity',
    kind: 'society',
    name: { zh: '临溪县慈善总会', en: 'Linxi Charity Federation' },
    thanked: true,
  },
] as const;

interface Pledged {
  slug: string;
  sponsor: (typeof sponsors)[number]['slug'];
  pool: string;
  goods?: string;
  yuan: number;
  daysAgo: number;
  note: string;
  receipts: readonly { yuan: number; voucher: string; daysAgo: number; open?: true }[];
}

/** The shop came first, so its points go first; the county's own money carries the rest of the year. */
const pledges: readonly Pledged[] = [
  {
    slug: 'opening',
    sponsor: 'shop',
    pool: poolCode,
    yuan: 300,
    daysAgo: bookAgeDays,
    note: '开业回馈街坊',
    receipts: [{ yuan: 300, voucher: '银收 0117', daysAgo: bookAgeDays }],
  },
  {
    slug: 'budget',
    sponsor: 'finance',
    pool: poolCode,
    yuan: 20_000,
    daysAgo: bookAgeDays,
    note: '年度平安建设经费',
    receipts: [{ yuan: 20_000, voucher: '财拨 0032', daysAgo: bookAgeDays }],
  },
  {
    slug: 'rice',
    sponsor: 'charity',
    pool: giftsCode,
    goods: '大米 10 公斤 × 100 袋',
    yuan: 6_000,
    daysAgo: 40,
    note: '分两批送到积分超市仓库',
    receipts: [{ yuan: 3_600, voucher: '入库 0208', daysAgo: 35 }],
  },
  {
    slug: 'next',
    sponsor: 'finance',
    pool: poolCode,
    yuan: 15_000,
    daysAgo: 6,
    note: '明年第一批',
    receipts: [{ yuan: 15_000, voucher: '财拨 0071', daysAgo: 2, open: true }],
  },
];

type Context = { tx: Tx; deps: Pick<Deps, 'clock' | 'ids'>; county: number };

/** Who stands behind the points of a demo county, before its history is spent from them; once. */
export async function writeSponsors(
  deps: Pick<Deps, 'clock' | 'database' | 'ids'>,
  county: number,
): Promise<void> {
  const scope = jobScope(county, 'seed_demo');
  await deps.database.transact(async (tx) => {
    const context = { tx, deps, county };
    if (!(await openGifts(context))) return;
    const at = daysBefore(deps, bookAgeDays);
    for (const { slug, thanked, ...sponsor } of sponsors) {
      const row = { ...sponsor, id: sponsorId(county, slug), by: staffId(county, 'caiwu'), at };
      await insertSponsor(tx, scope, row);
      await tx
        .updateTable('sponsors')
        .set({ thanked })
        .where('county', '=', county)
        .where('id', '=', row.id)
        .execute();
    }
    const members = { sponsor: sponsorId(county, 'shop'), members: [staffId(county, 'chuzi')] };
    await replaceMembers(tx, scope, members);
    for (const pledged of pledges) await writePledge(context, pledged);
  });
}

const sponsorId = (county: number, slug: string) => uuidOf(`demo/${county}/sponsor/${slug}`);
const daysBefore = ({ clock }: Pick<Deps, 'clock'>, days: number) =>
  new Date(clock.now().getTime() - days * dayMs);

/** The pool of gifts; false where it is there already, and everything else with it. */
async function openGifts({ tx, county }: Context): Promise<boolean> {
  const pool = {
    code: giftsCode,
    kind: 'society',
    name: { zh: '公益积分池', en: 'Pool of gifts' },
  } as const;
  return (await store.insertPool(tx, jobScope(county, 'seed_demo'), pool)) !== undefined;
}

const pointValueFen = 100;

async function writePledge(context: Context, pledged: Pledged): Promise<void> {
  const { tx, deps, county } = context;
  const scope = jobScope(county, 'seed_demo');
  const fund = { pool: pledged.pool, sponsor: sponsorId(county, pledged.sponsor) };
  await store.openFund(tx, scope, fund);
  const holderNo = await store.lockFund(tx, scope, fund);
  if (holderNo === undefined) throw new Error(`no fund of ${pledged.sponsor}`);
  const pledge = await store.insertPledge(tx, scope, {
    ...fund,
    id: uuidOf(`demo/${county}/pledge/${pledged.slug}`),
    kind: pledged.goods === undefined ? 'money' : 'goods',
    goods: pledged.goods ?? null,
    amount_fen: BigInt(pledged.yuan * 100),
    point_value_fen: pointValueFen,
    note: pledged.note,
    pledged_by: staffId(county, pledged.sponsor === 'shop' ? 'chuzi' : 'caiwu'),
    pledged_at: daysBefore(deps, pledged.daysAgo),
  });
  for (const receipt of pledged.receipts)
    await writeReceipt(context, { holderNo, pledge: pledge.id, receipt });
}

interface Written {
  holderNo: bigint;
  pledge: string;
  receipt: Pledged['receipts'][number];
}

async function writeReceipt(
  { tx, deps, county }: Context,
  { holderNo, pledge, receipt }: Written,
): Promise<void> {
  const at = daysBefore(deps, receipt.daysAgo);
  const { id, points } = await store.insertReceipt(tx, jobScope(county, 'seed_demo'), {
    id: uuidOf(`demo/${county}/receipt/${receipt.voucher}`),
    pledge,
    amount_fen: BigInt(receipt.yuan * 100),
    points: Math.floor((receipt.yuan * 100) / pointValueFen),
    voucher: receipt.voucher,
    state: receipt.open ? 'asked' : 'confirmed',
    asked_by: staffId(county, 'caiwu'),
    asked_at: at,
    decided_by: receipt.open ? null : staffId(county, 'lingdao'),
    decided_at: receipt.open ? null : at,
    two_people: true,
  });
  if (receipt.open) return;
  const newId = () => deps.ids.uuid();
  await addCover(tx, { county, holderNo, amount: BigInt(points), reason: id, at, newId });
}
