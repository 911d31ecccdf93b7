import type { PayoutAnswer } from '../../platform/alipay/client.ts';
import { recordAudit } from '../../platform/audit.ts';
import { addHours } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { decideAnswer, pauseMinutes, type Step } from './decide.ts';
import { endPacket, type Locked, lockOne, type RedPacketDeps } from './endings.ts';
import { changePacket, type PacketRow } from './store.ts';

export const later = (now: Date, attempts: number) => addHours(now, pauseMinutes(attempts) / 60);

export type Concluded = { kind: 'ended' | 'waits' } | { kind: 'send_again'; row: PacketRow };

interface Answered {
  id: string;
  answer: PayoutAnswer;
}

/**
 * Writes down what follows from an answer. Answers may come in any order, and several of one packet at once: the
 * first that ends it is the end.
 */
export function conclude(
  deps: RedPacketDeps,
  scope: Scope,
  { id, answer }: Answered,
): Promise<Concluded> {
  return deps.database.transact(async (tx): Promise<Concluded> => {
    const locked = await lockOne(tx, { deps, ask: { scope } }, { id });
    if (locked === undefined) throw new Error(`no red packet ${id}`);
    if (locked.row.state !== 'sent') {
      if (answer.kind === 'paid') await noteContradiction(tx, { deps, scope }, locked.row);
      return { kind: 'waits' };
    }
    const now = deps.clock.now();
    return take(tx, { deps, scope }, { locked, step: decideAnswer(factsOf(locked), answer, now) });
  });
}

function factsOf({ row, who }: Locked) {
  if (row.first_sent_at === null || row.sent_at === null)
    throw new Error(`red packet ${row.id} was sent at no time`);
  return {
    firstSentAt: row.first_sent_at,
    sentAt: row.sent_at,
    refusedCode: row.refused_code,
    hasPayee: !who.erased,
  };
}

interface Around {
  deps: RedPacketDeps;
  scope: Scope;
}

async function take(
  tx: Tx,
  { deps, scope }: Around,
  { locked, step }: { locked: Locked; step: Step },
): Promise<Concluded> {
  const { id, attempts } = locked.row;
  const now = deps.clock.now();
  const by = { deps, ask: { scope } };
  switch (step.kind) {
    case 'pay':
      await endPacket(tx, by, { locked, ending: { state: 'paid', order: step.order } });
      return { kind: 'ended' };
    case 'fail':
      await endPacket(tx, by, { locked, ending: { state: 'failed', reason: step.code } });
      return { kind: 'ended' };
    case 'send_again': {
      // Before it is sent: whoever looks after a crash knows that it may have been.
      const again = { sent_at: now, refused_code: null, next_at: later(now, attempts) };
      return { kind: 'send_again', row: await changePacket(tx, scope, { id, ...again }) };
    }
    case 'ask_again': {
      const refused = step.refused ? { refused_code: step.code } : {};
      await changePacket(tx, scope, { id, last_code: step.code, ...refused });
      return { kind: 'waits' };
    }
  }
}

/** Paid after all, when the points had gone back: nothing is moved by itself, and it is said loudly. */
async function noteContradiction(tx: Tx, { deps, scope }: Around, row: PacketRow): Promise<void> {
  if (row.state !== 'failed' || row.contradicted_at !== null) return;
  const now = deps.clock.now();
  const after = await changePacket(tx, scope, { id: row.id, contradicted_at: now });
  const object = `red_packet/${row.id}` as const;
  const entry = { action: 'red_packet.contradicted', object, before: row, after } as const;
  await recordAudit(tx, { deps, ask: { scope } }, entry);
  deps.log.error({ packet: row.id }, 'a red packet that had ended unpaid was paid after all');
}
