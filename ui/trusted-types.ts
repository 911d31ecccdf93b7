/** As much of the Trusted Types of browsers as we use; TypeScript's own types do not know them. */
interface TrustedTypes {
  createPolicy<R extends Partial<Record<'createHTML' | 'createScriptURL', Rule>>>(
    name: string,
    rules: R,
  ): R;
}

type Rule = (text: string) => string;

/** Undefined in browsers that do not know them: there a page takes text as it comes. */
export const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
