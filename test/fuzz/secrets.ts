/** As long as a token and made of its letters: looked for among words of that length only. */
const tokenForm = /^[\w-]{40,}$/;
const longWords = /(?<![\w-])[\w-]{40,}/g;

/**
 * Finds one of the secrets in a text, or nothing. There are hundreds of tokens, and every answer is
 * looked through: each of them on its own would take longer than the answer did.
 */
export function finderOf(secrets: readonly string[]): (text: string) => string | undefined {
  const rest = secrets.filter((secret) => !tokenForm.test(secret));
  const tokens = secrets.filter((secret) => tokenForm.test(secret));
  const byLength = Map.groupBy(tokens, ({ length }) => length);
  const plainly = rest.map((secret) => ({ secret, stands: standing(secret) }));
  const known = [...byLength].map(([length, some]) => [length, new Set(some)] as const);
  return (text) => {
    const plain = plainly.find(({ stands }) => stands(text))?.secret;
    if (plain !== undefined || known.length === 0) return plain;
    for (const word of text.match(longWords) ?? [])
      for (const [length, some] of known)
        for (let at = 0; at + length <= word.length; at++) {
          const part = word.slice(at, at + length);
          if (some.has(part)) return part;
        }
    return undefined;
  };
}

/** Decimals of a figure, as of the seconds that a process took, are no phone. */
function standing(secret: string): (text: string) => boolean {
  if (!/^\d+$/.test(secret)) return (text) => text.includes(secret);
  const alone = new RegExp(`(?<!\\d\\.\\d*)${secret}`);
  return (text) => text.includes(secret) && alone.test(text);
}
