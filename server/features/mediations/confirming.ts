import { type LocalDate, localDate } from '../../platform/calendar.ts';
import { sealerOf } from '../../platform/data-keys.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import { atDesk } from './at-desk.ts';
import { refuse } from './refusals.ts';
import { courtNumberAt } from './sealed-fields.ts';
import { type At, takeStep, tellParties, writePaper } from './steps.ts';
import * as tellings from './tellings.ts';

interface Confirmation {
  id: string;
  on: LocalDate;
  /** Null: both have asked the court, which has not answered yet. */
  courtNumber: string | null;
}

/**
 * Both ask the court together to confirm their agreement (人民调解法 §33), and later the court has. Neither ends
 * the file, nor changes what anybody earns by it.
 */
export const confirmMediation = (deps: Deps, ask: Ask, { id, on, courtNumber }: Confirmation) =>
  atDesk(deps, ask, {
    id,
    move: courtNumber === null ? 'ask_court' : 'confirm',
    work: (at) => (courtNumber === null ? askCourt(at, on) : confirm(at, { on, courtNumber })),
  });

async function askCourt(at: At, on: LocalDate): Promise<Refusal | undefined> {
  const { agreed_at: agreedAt } = at.whole.row;
  if (agreedAt === null) throw new Error('a court is asked about an agreement');
  const no = refuseDay(at, { on, from: localDate(agreedAt) });
  if (no !== undefined) return no;
  await writePaper(at, {
    kind: 'judicial',
    side: null,
    heldOn: on,
    words: '双方共同向人民法院申请司法确认。',
  });
  await takeStep(at, { action: 'mediation.court_asked', change: { court_asked_on: on } });
  await tellParties(at, tellings.courtAsked);
  return undefined;
}

async function confirm(
  at: At,
  { on, courtNumber }: { on: LocalDate; courtNumber: string },
): Promise<Refusal | undefined> {
  const {
    tx,
    deps,
    ask: { scope },
    whole: { row },
  } = at;
  const no = refuseDay(at, { on, from: row.court_asked_on ?? on });
  if (no !== undefined) return no;
  const seal = await sealerOf(tx, { deps, scope }, row.id);
  await writePaper(at, {
    kind: 'judicial',
    side: null,
    heldOn: on,
    words: `人民法院确认调解协议有效：${courtNumber}`,
  });
  await takeStep(at, {
    action: 'mediation.confirmed',
    change: { confirmed_on: on, court_number_sealed: seal(courtNumber, courtNumberAt(row.id)) },
  });
  await tellParties(at, tellings.confirmed);
  return undefined;
}

/** What is written down has happened, and in its order. */
function refuseDay(
  { today }: Pick<At, 'today'>,
  { on, from }: { on: LocalDate; from: LocalDate },
): Refusal | undefined {
  if (on >= from && on <= today) return undefined;
  return refuse('court_day', { field: '/on', values: { day: from } });
}
