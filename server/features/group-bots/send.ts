import { addHours } from '../../platform/calendar.ts';
import type { Read } from '../../platform/database.ts';
import type { GroupBots } from '../../platform/group-bots/client.ts';
import type { RemoteSubscriber } from '../../platform/outbox.ts';
import { jobScope, type Scope } from '../../platform/scope.ts';
import type { Deps } from '../../platform/use-case.ts';
import { mostAMinute, shutUntil } from './decide.ts';
import { openBots } from './keep.ts';
import { afterNight } from './night.ts';
import * as store from './store.ts';

export type BotSendDeps = Pick<Deps, 'cipher' | 'clock'> & { groupBots: GroupBots };

/**
 * Sends what waits for a group. It is taken first, by itself: of a process that was killed while it sent, the
 * next one finds it taken and sends nothing, since nobody knows how far that came.
 */
export const sendBotMessage = (deps: BotSendDeps): RemoteSubscriber => ({
  send: async (read, { county, payload }) => {
    const scope = jobScope(county, 'deliver_outbox');
    const { message: id } = payload as { message: string };
    const message = await store.findMessage(read, scope, id);
    if (message === undefined || message.ended_at !== null) return undefined;
    const at = deps.clock.now();
    if (message.state === 'taken') {
      await store.endMessage(read, scope, { id, state: 'unclear', failure: 'no_answer', at });
      return undefined;
    }
    const bot = await store.findBot(read, scope, message.bot);
    const address = bot && (await openBots(read, { deps, scope }, [bot]))(bot);
    if (!bot || !address) {
      await store.endMessage(read, scope, { id, state: 'unneeded', failure: null, at });
      return undefined;
    }
    // What was late, or is tried again, wakes nobody either; whoever tries a group waits for what they sent.
    const awake = afterNight(at);
    if (message.what !== 'test' && awake > at) return awake;
    if (!(await store.takeSlot(read, scope, { id: bot.id, at, most: mostAMinute })))
      return laterOf(bot.shut_until, addHours(at, 1 / 60));
    if (!(await store.takeMessage(read, scope, { id, at }))) return undefined;
    return sendTaken(read, { deps, scope, id, bot: bot.id }, () =>
      deps.groupBots.send(address, message.words),
    );
  },
});

const laterOf = (one: Date | null, other: Date) => (one !== null && one > other ? one : other);

interface Sending {
  deps: BotSendDeps;
  scope: Scope;
  id: string;
  bot: string;
}

/** @returns until when it waits, where the group has heard too much; throws where it is to be tried again */
async function sendTaken(
  read: Read,
  { deps, scope, id, bot }: Sending,
  send: () => ReturnType<GroupBots['send']>,
): Promise<Date | undefined> {
  const result = await send();
  const at = deps.clock.now();
  if (result.kind === 'sent') {
    await store.endMessage(read, scope, { id, state: 'sent', failure: null, at });
    await store.noteOutcome(read, scope, { id: bot, failure: null, shutUntil: null, at });
    return undefined;
  }
  const { unsent, failure } = result;
  const until = failure === 'too_fast' ? shutUntil(at) : null;
  await store.noteOutcome(read, scope, { id: bot, failure, shutUntil: until, at });
  const state = unsent === 'later' ? 'waiting' : unsent;
  await store.endMessage(read, scope, { id, state, failure, at });
  if (until !== null) return until;
  if (state === 'waiting') throw new Error(failure);
  return undefined;
}
