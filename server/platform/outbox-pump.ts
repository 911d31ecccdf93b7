import { deliverOutbox, type Subscribers } from './outbox.ts';
import type { Deps } from './use-case.ts';

export interface OutboxPump {
  /** Something was committed: deliver soon. */
  wake(): void;
  /** Resolves when what waited at this moment was delivered. */
  drain(): Promise<void>;
}

/** Delivers the outbox of this process soon after each commit, one run at a time. */
export function createOutboxPump(
  deps: Pick<Deps, 'database' | 'clock' | 'ids' | 'log'>,
  subscribers: Subscribers,
): OutboxPump {
  let running: Promise<void> | undefined;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      await deliverOutbox(deps, subscribers);
    } while (again);
  }
  function start(): Promise<void> {
    if (running !== undefined) {
      again = true;
      return running;
    }
    running = run()
      .catch((error: unknown) => deps.log.error({ err: error }, 'outbox'))
      .finally(() => {
        running = undefined;
      });
    return running;
  }
  return {
    wake: () => void setImmediate(start),
    drain: async () => {
      await start();
    },
  };
}
