import type { MyRedPacket, RedPacket, RedPacketOffer } from '../../../contract/red-packets.ts';
import { addHours } from '../../platform/calendar.ts';
import { type Opener, openerOf, type Reader } from '../../platform/data-keys.ts';
import type { Read } from '../../platform/database.ts';
import { stuckHours } from './decide.ts';
import type { OfferRow } from './offer-store.ts';
import { maskPayee, openPayee } from './payee.ts';
import type { ShownRow } from './store.ts';
import { reasonWords } from './tellings.ts';

export const namesOf = (row: { name_zh: string; name_en: string }) => ({
  zh: row.name_zh,
  en: row.name_en,
});

export const showOffer = (row: OfferRow, now: Date): RedPacketOffer => ({
  id: row.id,
  name: namesOf(row),
  words: { zh: row.words_zh, en: row.words_en },
  amountFen: row.amount_fen,
  value: row.value,
  price: row.price,
  earnedFrom: row.earned_from,
  pools: row.pools,
  perYear: row.per_year,
  places: row.places,
  given: row.given,
  tax: row.tax as RedPacketOffer['tax'],
  openedAt: row.opened_at.toISOString(),
  closesAt: row.closes_at?.toISOString() ?? null,
  closed: row.closed_at !== null || (row.closes_at !== null && row.closes_at <= now),
});

function common(row: ShownRow, account: string | null) {
  return {
    id: row.id,
    name: namesOf(row),
    amountFen: row.amount_fen,
    points: row.points,
    state: row.state as MyRedPacket['state'],
    account,
    askedAt: row.asked_at.toISOString(),
    sentAt: row.first_sent_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

const maskedOf = (open: Opener, row: ShownRow) => {
  const payee = openPayee(open, row);
  return payee && maskPayee(payee);
};

/** Packets as the one whose they are reads them. */
export async function showMine(
  read: Read,
  by: Reader,
  rows: readonly ShownRow[],
): Promise<MyRedPacket[]> {
  const open = await openerOf(read, by, [...new Set(rows.map(({ resident }) => resident))]);
  return rows.map((row) => ({
    ...common(row, maskedOf(open, row)?.account ?? null),
    why: reasonWords(row.state, row.end_reason),
  }));
}

/** Packets as the treasury reads them: masked. */
export async function showPackets(
  read: Read,
  by: Reader,
  { rows, now }: { rows: readonly ShownRow[]; now: Date },
): Promise<RedPacket[]> {
  const open = await openerOf(read, by, [...new Set(rows.map(({ resident }) => resident))]);
  return rows.map((row) => {
    const masked = maskedOf(open, row);
    const since = row.first_sent_at ?? now;
    return {
      ...common(row, masked?.account ?? null),
      residentName: { zh: masked?.name ?? '', en: masked?.name ?? '' },
      tax: row.tax as RedPacket['tax'],
      batch: row.batch,
      attempts: row.attempts,
      code: row.refused_code ?? row.last_code,
      stuck: row.state === 'sent' && addHours(since, stuckHours) <= now,
      contradicted: row.contradicted_at !== null,
    };
  });
}
