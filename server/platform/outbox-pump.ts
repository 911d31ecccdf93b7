import { deliverHere, remoteTopics, type Subscribers, sendTopic, topicsDue } from './outbox.ts';
import type { Deps } from './use-case.ts';

export interface OutboxPump {
  /** Something was committed: deliver soon. */
  wake(): void;
  /** Resolves when what waited at this moment was delivered. */
  drain(): Promise<void>;
}

type PumpDeps = Pick<Deps, 'database' | 'clock' | 'ids' | 'log'>;

/**
 * Delivers the outbox of this process soon after each commit. What stays here, and each topic that goes to
 * another machine, has a lane of its own: a channel that answers slowly keeps nothing else waiting.
 */
export function createOutboxPump(deps: PumpDeps, subscribers: Subscribers): OutboxPump {
  const away = new Map(
    remoteTopics(subscribers).map((topic) => [
      topic,
      oneAtATime(deps, () => sendTopic(deps, subscribers, topic)),
    ]),
  );
  // What is delivered here may leave something to be sent.
  const here = oneAtATime(deps, async () => {
    await deliverHere(deps, subscribers);
    for (const topic of await topicsDue(deps)) void away.get(topic)?.();
  });
  return {
    wake: () => void setImmediate(here),
    drain: async () => {
      await here();
      await Promise.all([...away.values()].map((lane) => lane()));
    },
  };
}

/** Work that whoever asks for it meanwhile has done once more; what fails is said in the log. */
function oneAtATime({ log }: PumpDeps, work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      await work().catch((error: unknown) => log.error({ err: error }, 'outbox'));
    } while (again);
    running = undefined;
  }
  return () => {
    if (running === undefined) running = run();
    else again = true;
    return running;
  };
}
