import { openerOf, type Sealing, sealersOf } from '../../platform/data-keys.ts';
import type { Read, Tx } from '../../platform/database.ts';
import { leaveMessages, type RemoteSubscriber } from '../../platform/outbox.ts';
import { jobScope } from '../../platform/scope.ts';
import type { Sms } from '../../platform/sms.ts';
import type { Deps } from '../../platform/use-case.ts';
import { afterQuiet, getChoice } from '../notices/service.ts';

/** What somebody hears at a phone; the topic of the outbox and the template have one name. */
export type ToldAtPhone = 'phone_changed' | 'age_settled' | 'points_lapse' | 'minor_points_lapse';

export interface AtPhone {
  /** Told once under this id, for as long as what was delivered is remembered; a new one unless given. */
  id?: string;
  /** Whom it is about, or whose phone it goes to: whoever of them can be erased. */
  resident: string;
  topic: ToldAtPhone;
  phone: string;
  /** What the template asks for. */
  values: Record<string, string>;
  /** From when on it is of no use, and is not sent any more. */
  until?: Date;
}

/** A message to one phone, sealed with the key of whom it is about. */
interface Waiting {
  resident: string;
  id: string;
  sealed: string;
  until?: string;
}

interface Leaving {
  deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>;
  scope: { county: number };
}

const waitingAt = (topic: ToldAtPhone, id: string) => ({ field: `outbox.${topic}`, row: id });

/** Leaves a message to a phone. Of somebody who was erased nothing is left: it cannot be sealed. */
export const leaveAtPhone = (tx: Tx, by: Leaving, message: AtPhone): Promise<void> =>
  leaveAtPhones(tx, by, [message]);

const leftAtOnce = 1_000;

/** The same of many. */
export async function leaveAtPhones(
  tx: Tx,
  { deps, scope: { county } }: Leaving,
  messages: readonly AtPhone[],
): Promise<void> {
  const holders = messages.map(({ resident }) => resident);
  const sealers = await sealersOf(tx, { deps, scope: { county } }, holders);
  const left = messages.flatMap(({ resident, topic, phone, values, until, ...given }) => {
    const id = given.id ?? deps.ids.uuid();
    const text = JSON.stringify({ phone, ...values });
    const sealed = sealers.get(resident)?.(text, waitingAt(topic, id)) ?? null;
    if (sealed === null) return [];
    const term = until === undefined ? {} : { until: until.toISOString() };
    const payload: Waiting = { resident, id, sealed, ...term };
    return [{ county, id, topic, payload }];
  });
  for (let from = 0; from < left.length; from += leftAtOnce)
    await leaveMessages(tx, deps, left.slice(from, from + leftAtOnce));
}

/** What can wait until nobody is woken. What somebody may have to stop at once cannot. */
const reminders: readonly ToldAtPhone[] = ['points_lapse', 'minor_points_lapse'];

/**
 * When somebody wants to be reminded: after the quiet hours that they chose. They agreed to these reminders apart
 * from the ways of notices; but who wants to hear of points in no way at all wants no reminder either.
 */
async function wishOf(
  read: Read,
  { county, resident }: { county: number; resident: string },
  now: Date,
): Promise<Date | 'unwanted'> {
  const { ways, quiet } = await getChoice(read, jobScope(county, 'deliver_outbox'), resident);
  return ways.points.length === 0 ? 'unwanted' : afterQuiet(now, quiet);
}

/** Passes on what waits for one phone. */
export const atPhone = (
  deps: Sealing['deps'] & { sms: Sms },
  topic: ToldAtPhone,
): RemoteSubscriber => ({ send: tellPhone(deps, topic) });

/** Sends what waits for one phone; what the provider cannot take right now is tried again. */
const tellPhone =
  (deps: Sealing['deps'] & { sms: Sms }, topic: ToldAtPhone): RemoteSubscriber['send'] =>
  async (read, { county, payload }) => {
    const now = deps.clock.now();
    const { resident, id, sealed, until } = payload as Waiting;
    if (until !== undefined && now >= new Date(until)) return undefined;
    if (reminders.includes(topic)) {
      const wish = await wishOf(read, { county, resident }, now);
      if (wish === 'unwanted') return undefined;
      if (now < wish) return wish;
    }
    const open = await openerOf(read, { deps, scope: { county } }, [resident]);
    const text = open(resident, sealed, waitingAt(topic, id));
    // Erased meanwhile: nobody is told anything of them.
    if (text === null) return undefined;
    const { phone = '', ...values } = JSON.parse(text) as Record<string, string>;
    const sent = await deps.sms.send({ phone, template: topic, values, outId: id });
    if (sent.kind === 'refused' && sent.code !== 'sms_number_illegal') throw new Error(sent.code);
    return undefined;
  };
