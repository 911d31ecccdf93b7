/** A network that leads nowhere answers nothing: whoever stands at the counter is not kept waiting for it. */
const patienceMs = 8_000;

/** Asks, and gives up when nothing comes: the server counts as not reached then. */
export async function patiently<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    return await ask(patience.signal);
  } finally {
    clearTimeout(timer);
  }
}
