import { openerOf, type Sealing, sealerOf } from '../../platform/data-keys.ts';
import type { Tx } from '../../platform/database.ts';
import { leaveMessage, type RemoteSubscriber } from '../../platform/outbox.ts';
import type { Sms } from '../../platform/sms.ts';
import type { Deps } from '../../platform/use-case.ts';

/** What somebody hears at a phone; the topic of the outbox and the template have one name. */
export type ToldAtPhone = 'phone_changed' | 'age_settled';

interface AtPhone {
  /** Whom it is about. */
  resident: string;
  topic: ToldAtPhone;
  phone: string;
  /** What the template asks for. */
  values: Record<string, string>;
}

/** A message to one phone, sealed with the key of whom it is about. */
interface Waiting {
  resident: string;
  id: string;
  sealed: string;
}

const waitingAt = (topic: ToldAtPhone, id: string) => ({ field: `outbox.${topic}`, row: id });

/** Leaves a message to a phone. Of somebody who was erased nothing is left: it cannot be sealed. */
export async function leaveAtPhone(
  tx: Tx,
  {
    deps,
    scope: { county },
  }: { deps: Pick<Deps, 'cipher' | 'clock' | 'ids'>; scope: { county: number } },
  { resident, topic, phone, values }: AtPhone,
): Promise<void> {
  const seal = await sealerOf(tx, { deps, scope: { county } }, resident);
  const id = deps.ids.uuid();
  const sealed = seal(JSON.stringify({ phone, ...values }), waitingAt(topic, id));
  if (sealed === null) return;
  const payload: Waiting = { resident, id, sealed };
  await leaveMessage(tx, deps, { county, topic, payload });
}

/** Sends what waits for one phone; what the provider cannot take right now is tried again. */
export const tellPhone =
  (deps: Sealing['deps'] & { sms: Sms }, topic: ToldAtPhone): RemoteSubscriber['send'] =>
  async (read, { county, payload }) => {
    const { resident, id, sealed } = payload as Waiting;
    const open = await openerOf(read, { deps, scope: { county } }, [resident]);
    const text = open(resident, sealed, waitingAt(topic, id));
    // Erased meanwhile: nobody is told anything of them.
    if (text === null) return;
    const { phone = '', ...values } = JSON.parse(text) as Record<string, string>;
    const sent = await deps.sms.send({ phone, template: topic, values, outId: id });
    if (sent.kind === 'refused' && sent.code !== 'sms_number_illegal') throw new Error(sent.code);
  };
