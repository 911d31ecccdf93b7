import type { ExportedData } from '../../../contract/exported-data.ts';
import type { MyFeedback } from '../../../contract/feedback.ts';
import type { Look } from '../../../contract/my-data.ts';
import type { Notice } from '../../../contract/notices.ts';
import type { MyRedPacket } from '../../../contract/red-packets.ts';
import type { Redemption } from '../../../contract/redemptions.ts';
import type { StatementLine } from '../../../contract/statements.ts';
import { residentOf, typedByOf } from '../../platform/scope.ts';
import { listDevices } from '../../platform/sessions.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as activities from '../activities/service.ts';
import * as appeals from '../appeals/service.ts';
import * as awards from '../awards/service.ts';
import * as cases from '../cases/service.ts';
import * as consents from '../consents/service.ts';
import * as debts from '../debts/service.ts';
import * as feedback from '../feedback/service.ts';
import * as households from '../households/service.ts';
import * as identities from '../identities/service.ts';
import * as mediations from '../mediations/service.ts';
import * as notices from '../notices/service.ts';
import * as patrols from '../patrols/service.ts';
import * as photos from '../photos/service.ts';
import * as redPackets from '../red-packets/service.ts';
import * as redemptions from '../redemptions/service.ts';
import * as residents from '../residents/service.ts';
import * as rosters from '../rosters/service.ts';
import * as statements from '../statements/service.ts';
import { listMyGifts } from '../year-end/service.ts';
import type { Picture } from './archive.ts';
import { getMyData, listMyLooks } from './mine.ts';

/** Every page of a list, one after another. */
async function allOf<P extends { next: string | null }, T>(
  page: (after: string | undefined) => Promise<P>,
  rowsOf: (page: P) => readonly T[],
): Promise<T[]> {
  const rows: T[] = [];
  for (let after: string | undefined; ; ) {
    const one = await page(after);
    rows.push(...rowsOf(one));
    if (one.next === null) return rows;
    after = one.next;
  }
}

const looksAtOnce = 500;

/** All that the resident who asks is shown anywhere, in one piece. Others of the family are counted only. */
export async function gatherData(
  deps: Deps,
  ask: Ask,
): Promise<{ data: ExportedData; pictures: Picture[] }> {
  const by = { deps, scope: ask.scope };
  const { read } = deps.database;
  const said = await consents.listEverSaid(read, ask.scope, residentOf(ask.scope));
  const reported = await gatherCases(deps, ask);
  const unused = await gatherUnused(deps, ask);
  const looks = await allOf(
    (after) => listMyLooks(deps, ask, after, looksAtOnce),
    (page): Look[] => page.looks,
  );
  const held = (await getMyData(deps, ask)).groups.flatMap(({ entries }) => entries);
  const tracks = await patrols.listMyTracks(deps, ask);
  const data: ExportedData = {
    format: 'pingan-my-data/8',
    county: ask.scope.county,
    madeAt: deps.clock.now().toISOString(),
    me: await gatherMe(deps, ask),
    ...(await gatherWaysIn(deps, ask)),
    noticeSettings: await gatherNoticeSettings(deps, ask),
    consents: said.map(({ purpose, given, textVersion, at }) => ({
      purpose,
      given,
      textVersion,
      at: at.toISOString(),
    })),
    cases: reported.cases,
    points: await gatherPoints(deps, ask),
    ...(await activities.listForOwner(read, ask.scope)),
    paperLines: await rosters.listForOwner(read, ask.scope),
    patrols: (await patrols.listForOwner(deps, ask)).map(({ id, begunAt, joinedAt, proof }) => ({
      begunAt,
      joinedAt,
      minutes: proof?.minutes ?? null,
      metres: proof?.metres ?? null,
      scanned: proof?.scanned ?? null,
      grid: proof?.grid ?? null,
      verdict: proof?.verdict ?? null,
      reasons: proof?.reasons.map(({ words }) => words) ?? [],
      track: tracks.get(id) ?? [],
    })),
    ...(await mediations.listForOwner(read, by)),
    waivers: await debts.listMine(read, by),
    appeals: (await appeals.listMine(read, by)).map(({ openedAt, words, state, note }) => ({
      openedAt,
      words,
      state,
      answer: note,
    })),
    feedback: await gatherFeedback(deps, ask),
    notices: await gatherNotices(deps, ask),
    household: await gatherHousehold(deps, ask),
    unusedPhotos: unused.map(({ file }) => file),
    looks: looks.map(({ id: _, ...look }) => look),
    // How many there are would tell staff who type for somebody that something is confidential.
    held: held.map(({ what, purpose, count }) => ({
      what,
      purpose,
      count: typedByOf(ask.scope) === undefined ? count : null,
    })),
  };
  return { data, pictures: [...reported.pictures, ...unused] };
}

async function gatherMe(deps: Deps, ask: Ask): Promise<ExportedData['me']> {
  const { read } = deps.database;
  const by = { deps, scope: ask.scope };
  const { id, name, grid, community, ageClass, ageInDoubt } = await residents.getMe(deps, ask);
  const phone = await residents.getOwnPhone(read, by);
  const { registeredAt, ...age } = await residents.getOwnAge(read, by);
  return {
    id,
    phone,
    name,
    grid,
    community,
    ageClass,
    ageInDoubt,
    ...age,
    registeredAt: registeredAt.toISOString(),
  };
}

async function gatherWaysIn(
  { database: { read }, clock }: Deps,
  { scope }: Ask,
): Promise<Pick<ExportedData, 'devices' | 'waysIn'>> {
  const me = residentOf(scope);
  const whose = { county: scope.county, kind: 'resident', subject: me } as const;
  const devices = await listDevices(read, whose, clock.now());
  const bound = await identities.listBound(read, scope, me);
  return {
    devices: devices.map(({ browser, system, created_at, last_seen_at }) => ({
      browser,
      system,
      signedInAt: created_at.toISOString(),
      lastSeenAt: last_seen_at.toISOString(),
    })),
    waysIn: bound.map(({ provider, boundAt }) => ({ provider, boundAt: boundAt.toISOString() })),
  };
}

async function gatherUnused({ database: { read } }: Deps, { scope }: Ask): Promise<Picture[]> {
  const unused = await photos.listUnused(read, scope, residentOf(scope));
  return unused.map((id, place) => ({ id, file: `photos/unused-${place + 1}.webp` }));
}

async function gatherCases(
  deps: Deps,
  ask: Ask,
): Promise<{ cases: ExportedData['cases']; pictures: Picture[] }> {
  const reported = await allOf(
    (after) => cases.listMineWhole(deps, ask, after),
    (page) => page.cases,
  );
  const gathered: ExportedData['cases'] = [];
  const pictures: Picture[] = [];
  for (const one of reported) {
    const { code } = one;
    const shown = new Set([...one.photos, ...one.history.flatMap((step) => step.photos)]);
    const own = new Map(
      [...shown].map(({ id }, place) => [id, `photos/${code}-${place + 1}.webp`]),
    );
    for (const [id, file] of own) pictures.push({ id, file });
    const { position } = one;
    gathered.push({
      code,
      category: one.categoryName,
      words: one.words,
      place: one.place,
      position: position && { lng: position.lng, lat: position.lat },
      stage: one.stage,
      rating: one.rating,
      reportedAt: one.reportedAt,
      steps: one.history.map(({ kind, at, by, note }) => ({ kind, at, by, note })),
      photos: [...own.values()],
    });
  }
  return { cases: gathered, pictures };
}

async function gatherPoints(deps: Deps, ask: Ask): Promise<ExportedData['points']> {
  const { spendable, owed } = await awards.getMyPoints(deps, ask);
  const lines = await allOf(
    (after) => statements.getMyStatement(deps, ask, after),
    (page): StatementLine[] => page.lines,
  );
  const gifts = await listMyGifts(deps, ask);
  const redeemed = await allOf(
    (after) => redemptions.listMyRedemptions(deps, ask, after),
    (page): Redemption[] => page.redemptions,
  );
  const packets = await allOf(
    (after) => redPackets.listMyPackets(deps, ask, after),
    (page): MyRedPacket[] => page.packets,
  );
  return {
    spendable,
    owed,
    gifts: gifts.map(({ at, points, lapsesOn, village }) => ({ at, points, lapsesOn, village })),
    redemptions: redeemed.map((one) => ({
      reservedAt: one.reservedAt,
      what: one.name,
      counter: one.counter,
      points: one.points,
      account: one.account,
      state: one.state,
      handedOverAt: one.handedOverAt,
      endedAt: one.endedAt,
    })),
    redPackets: packets.map(({ askedAt, name, amountFen, points, account, state, endedAt }) => ({
      askedAt,
      what: name,
      amountFen,
      points,
      account,
      state,
      endedAt,
    })),
    lines: lines.map(({ at, kind, points, owed: debt, lapsesOn, award }) => ({
      at,
      kind,
      points,
      owed: debt,
      lapsesOn,
      what: award?.what ?? null,
      why: award?.why ?? null,
      note: award?.reversal?.note ?? null,
    })),
  };
}

async function gatherNotices(deps: Deps, ask: Ask): Promise<ExportedData['notices']> {
  const told = await allOf(
    (after) => notices.listMine(deps, ask, after),
    (page): Notice[] => page.notices,
  );
  return told.map(({ at, words, caseCode }) => ({ at, words, caseCode }));
}

async function gatherNoticeSettings(deps: Deps, ask: Ask): Promise<ExportedData['noticeSettings']> {
  const { ways, quiet } = await notices.getSettings(deps, ask);
  return { ways, quiet };
}

async function gatherFeedback(deps: Deps, ask: Ask): Promise<ExportedData['feedback']> {
  const sent = await allOf(
    (after) => feedback.listMyFeedback(deps, ask, after),
    (page): MyFeedback[] => page.feedback,
  );
  return sent.map(({ sentAt, kind, words, state, rating, adopted, steps }) => ({
    sentAt,
    kind,
    words,
    state,
    rating,
    adopted,
    steps: steps.map(({ kind: step, at, words: said }) => ({ kind: step, at, words: said })),
  }));
}

async function gatherHousehold(deps: Deps, ask: Ask): Promise<ExportedData['household']> {
  const { household } = await households.getMine(deps, ask);
  return (
    household && {
      name: household.name,
      members: household.members.length,
      agreedShare: household.agreedShare,
      children: household.children
        .filter((child) => child.mine)
        .map(({ name, consentedAt, until }) => ({ name, consentedAt, until })),
    }
  );
}
