/** Who serves at which counter on this device, so that it opens without a network. */
export interface Serving {
  staff: { id: string; name: string };
  counter: string;
}

const keyOf = (county: number) => `pingan.counter.${county}`;

export function rememberedServing(county: number): Serving | undefined {
  try {
    const stored = localStorage.getItem(keyOf(county));
    return stored === null ? undefined : (JSON.parse(stored) as Serving);
  } catch {
    return undefined;
  }
}

export function rememberServing(county: number, serving: Serving | undefined): void {
  try {
    if (serving === undefined) localStorage.removeItem(keyOf(county));
    else localStorage.setItem(keyOf(county), JSON.stringify(serving));
  } catch {
    // Only the next start without a network suffers.
  }
}
