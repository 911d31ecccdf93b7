import { sql } from 'kysely';
import type { CaseStage } from '../../contract/case-road.ts';
import { chainAll } from '../../server/platform/audit/chain.ts';
import { type Caller, makePhoto, type TestApp } from '../app.ts';
import { staffId } from '../county.ts';
import { idOf, spendPoints } from '../holders.ts';
import { copied } from '../owing.ts';
import { masked, report, walkTo } from '../road.ts';
import { codeOf, colleagueAt, positionIn, type Site, units } from './land.ts';
import { type Makers, openMakers, register } from './people.ts';
import type { ThingName } from './things.ts';

export interface SiteMaking {
  world: TestApp;
  county: number;
  site: Site;
  makers: Makers;
}

type Some = Partial<Record<ThingName, string>>;
type Unit = keyof typeof units;

let placed = 0;

/** A place in an area that no report was about before: about 50 metres from the next. */
function placeIn(county: number, site: Site) {
  const { lng } = positionIn(county, site);
  return { lng, lat: 28.805 + (placed++ % 180) * 0.0005 };
}

interface Walk {
  making: SiteMaking;
  reporter: Caller;
}

/** Reports a case at the place of the making, and takes it along the road. */
async function walked(
  { making: { county, site, makers }, reporter }: Walk,
  stage: CaseStage,
  {
    photoIds = [],
    work = [],
    by = 'ours',
    resolveDays = 3,
  }: { photoIds?: string[]; work?: string[]; by?: Unit; resolveDays?: number } = {},
) {
  const reported = await report(reporter, { position: placeIn(county, site), photoIds });
  const { code } = reported;
  const unit = units[by];
  const way = { desk: makers[by], resident: reporter, code, unit, photoIds: work, resolveDays };
  await walkTo(stage, way);
  return reported;
}

/** What the resident of the trials and the neighbour reported: what a reporter can do something about. */
export async function reportSome(making: SiteMaking, reporter: Caller): Promise<Some> {
  const { first } = making.makers;
  const walk = { making, reporter };
  const photo = await upload(reporter, 'uploadPhoto');
  // Only the first three of a day earn points.
  const closed = await walked(walk, 'closed');
  const refused = await walked(walk, 'reported');
  const refusal = { note: '现场没有看到', reason: 'not_true' };
  await first('refuseCase', { params: { code: refused.code }, body: refusal });
  const returned = (await walked(walk, 'reported')).code;
  await first('returnCase', { params: { code: returned }, body: { note: '看不清在哪里' } });
  return {
    photo,
    closed: closed.code,
    sealedAward: closed.awards[0]?.id ?? '',
    refused: refused.code,
    contestable: refused.awards[0]?.id ?? '',
    returned,
    awaiting: (await walked(walk, 'awaiting_confirmation')).code,
    reported: (await walked(walk, 'reported', { photoIds: [photo] })).code,
  };
}

/** The rest of the road, which staff go. */
export async function reportMore(making: SiteMaking, reporter: Caller): Promise<Some> {
  const { first, ours, theirs } = making.makers;
  const walk = { making, reporter };
  const workPhoto = await upload(ours.handler, 'uploadStaffPhoto');
  const workPhotoOfThem = await upload(theirs.handler, 'uploadStaffPhoto');
  const shown = await upload(reporter, 'uploadPhoto');
  const sentToThem = (await walked(walk, 'dispatched', { by: 'theirs' })).code;
  const answer = { words: '明天去看', handled: false, photoIds: [workPhotoOfThem] };
  await theirs.handler('answerCase', { params: { code: sentToThem }, body: answer });
  const published = (await walked(walk, 'closed', { photoIds: [shown] })).code;
  const publishedPhoto = await masked(first, shown);
  const words = { title: '路面清出来了', words: '已经清走', place: '老街' };
  const body = { ...words, photoIds: [publishedPhoto] };
  (await first('publishCase', { params: { code: published }, body })).ok;
  return {
    workPhoto,
    workPhotoOfThem,
    publishedPhoto,
    sentToThem,
    published,
    entry: await entryOf(making.world, published),
    accepted: (await walked(walk, 'accepted')).code,
    // In time still when it is asked about: late work is not paused.
    sentToUs: (await walked(walk, 'dispatched', { resolveDays: 20 })).code,
    answered: (await walked(walk, 'answered', { work: [workPhoto] })).code,
  };
}

/** What the audit keeps of the report that nobody has taken on yet. */
export async function auditOf({ world: { deps } }: SiteMaking, { reported }: Some): Promise<Some> {
  await chainAll(deps);
  const { id } = await deps.database.read
    .selectFrom('audit_entries as e')
    .innerJoin('cases as c', (join) =>
      join.onRef('c.county', '=', 'e.county').on(sql<boolean>`e.object = 'case/' || c.id`),
    )
    .select('e.id')
    .where('c.code', '=', reported ?? '')
    .where('e.action', '=', 'case.reported')
    .executeTakeFirstOrThrow();
  return { auditEntry: id };
}

let pictures = 0;

async function upload(by: Caller, route: 'uploadPhoto' | 'uploadStaffPhoto'): Promise<string> {
  return (await by(route, { file: await makePhoto(++pictures + 10_000) })).ok.id;
}

async function entryOf({ deps }: TestApp, code: string): Promise<string> {
  const { id } = await deps.database.read
    .selectFrom('bulletin_entries')
    .select('id')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  return id;
}

/** What others than the reporter have to do with points at this place. */
export async function keepAccounts(making: SiteMaking): Promise<Some> {
  const { world, county, site, makers } = making;
  const name = `earner ${county} ${site}`;
  const reporter = await register(world, county, { name, home: site });
  const settled = await walked({ making, reporter }, 'awaiting_confirmation');
  const twin = () => ({ position: placeIn(county, site), words: `${name} 说的路灯不亮了` });
  await report(reporter, twin());
  const held = await report(reporter, twin());
  const debtor = await owe(making, 'debtor');
  const waiting = await owe(making, 'waiting');
  const wanted = { points: 1, pool: 'residents', reason: '第一次，不懂规矩' };
  const params = { id: waiting.resident };
  const waiver = (await makers.first('askWaiver', { params, body: wanted })).ok.id;
  return {
    earner: await idOf(reporter),
    settled: settled.awards[0]?.id ?? '',
    held: held.awards[0]?.id ?? '',
    appeal: debtor.appeal,
    debtor: debtor.resident,
    waiver,
  };
}

/** Somebody of whom points were taken back that they had spent, and who contests it. */
async function owe(making: SiteMaking, what: string) {
  const { world, county, site, makers } = making;
  const name = `${what} ${county} ${site}`;
  const resident = await register(world, county, { name, home: site });
  const { awards } = await walked({ making, reporter: resident }, 'awaiting_confirmation');
  await spendPoints(world, resident, 2, county);
  const params = { id: awards[0]?.id ?? '' };
  (await makers.first('reverseAward', { params, body: copied })).ok;
  const body = { words: '照片是我自己拍的' };
  const { appeal } = (await resident('openAppeal', { params, body })).ok;
  return { resident: await idOf(resident), appeal: appeal?.id ?? '' };
}

/** Somebody of the whole county waits to see who reported; asked for last, since it lapses in a day. */
export async function askLook(
  world: TestApp,
  county: number,
  { reported = '' }: Some,
): Promise<Some> {
  const { first } = await openMakers(world, county);
  const asked = { params: { code: reported }, body: lookWanted };
  return { look: (await first('askUnmasking', asked)).ok.id };
}

export const lookWanted = { what: ['name', 'phone'], reason: '现场找不到，要请报告人带路' };

/** What becomes of colleagues at this place. */
export async function seatColleagues({ county, site, makers }: SiteMaking): Promise<Some> {
  const { administrator } = makers;
  const area = codeOf(county, site);
  const [clerk, heir, suspended, forgetful] = (
    ['clerk', 'heir', 'suspended', 'forgetful'] as const
  ).map((kind) => staffId(colleagueAt(county, kind, site)));
  const because = { reason: '调走了' };
  (await administrator('suspendStaff', { params: { id: suspended ?? '' }, body: because })).ok;
  const asked = { params: { id: forgetful ?? '' }, body: { reason: '手机丢了' } };
  const wanted = { name: '新来的', login: `invited.${site}`, unit: null };
  const body = { ...wanted, roles: [{ role: 'intake', area }] };
  return {
    area,
    clerk: clerk ?? '',
    heir: heir ?? '',
    suspended: suspended ?? '',
    invited: (await administrator('inviteStaff', { body })).ok.member.id,
    reset: (await administrator('askFactorReset', asked)).ok.id,
  };
}
