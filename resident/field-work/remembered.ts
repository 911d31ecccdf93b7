/** Who works with this phone, so that it goes on where there is no network to ask. */
export interface Worker {
  id: string;
  name: string;
}

const keyOf = (county: number) => `pingan.field-work.${county}`;

export function rememberedWorker(county: number): Worker | undefined {
  try {
    const stored = localStorage.getItem(keyOf(county));
    return stored === null ? undefined : (JSON.parse(stored) as Worker);
  } catch {
    return undefined;
  }
}

export function rememberWorker(county: number, worker: Worker | undefined): void {
  try {
    if (worker === undefined) localStorage.removeItem(keyOf(county));
    else localStorage.setItem(keyOf(county), JSON.stringify({ id: worker.id, name: worker.name }));
  } catch {
    // Only the next start without a network suffers.
  }
}
