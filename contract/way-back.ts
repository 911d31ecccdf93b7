/**
 * The state of a way in what an identity provider sent along: in the query itself, or else in that of the
 * address which the provider was told to come back to, where it hands that on as `redirectUrl`. Page and
 * server read it by this one rule; nobody is sent to that address. Empty where there is none.
 */
export function stateOfReturn(query: string): string {
  const came = new URLSearchParams(query);
  const handedOn = /\?([^#]*)/.exec(came.get('redirectUrl') ?? '')?.[1];
  return came.get('state') ?? new URLSearchParams(handedOn).get('state') ?? '';
}
