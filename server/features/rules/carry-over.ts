import type { Collision } from '../../../contract/rulebooks.ts';
import type { Campaign, Rule, RulebookDocument } from '../../../contract/rules.ts';
import { isSame, type Part, partsOf, type Reading } from './differences.ts';

interface Books {
  /** The version that the draft began from. */
  base: RulebookDocument;
  /** The version that came after it. */
  theirs: RulebookDocument;
  /** The draft. */
  mine: RulebookDocument;
}

/**
 * The newer version with what the draft changed in its base. A part that only one of the two changed
 * is taken from that one; a part that both changed stays as the newer version has it, and is named.
 * Nothing is put together inside a part: a rule half of one and half of the other would be a rule that
 * nobody wrote.
 */
export function carryOver(
  { base, theirs, mine }: Books,
  reading: Reading,
): { document: RulebookDocument; collided: Collision[] } {
  const [was, now, own] = [
    partsOf(base, reading),
    partsOf(theirs, reading),
    partsOf(mine, reading),
  ];
  const rules = mergeParts(was.rules, now.rules, own.rules);
  const campaigns = mergeParts(was.campaigns, now.campaigns, own.campaigns);
  const book = mergeParts(was.book, now.book, own.book);
  return {
    document: {
      ...theirs,
      ...Object.assign({}, ...book.parts.map(({ content }) => content)),
      rules: rules.parts.map(({ content }) => content as Rule),
      campaigns: campaigns.parts.map(({ content }) => content as Campaign),
    },
    collided: [...rules.collided, ...campaigns.collided, ...book.collided],
  };
}

type Parts = ReadonlyMap<string, Part>;

/** Parts by what they are known by; the second one of the same name is another part. */
function keyed(parts: readonly Part[]): Parts {
  const seen = new Map<string, number>();
  return new Map(
    parts.map((one) => {
      const count = (seen.get(one.part) ?? 0) + 1;
      seen.set(one.part, count);
      return [`${one.part}#${count}`, one];
    }),
  );
}

function mergeParts(base: readonly Part[], theirs: readonly Part[], mine: readonly Part[]) {
  const [was, now, own] = [keyed(base), keyed(theirs), keyed(mine)];
  const collided: Collision[] = [];
  const kept = new Map<string, Part>();
  for (const key of new Set([...was.keys(), ...now.keys(), ...own.keys()])) {
    const [before, their, my] = [was.get(key), now.get(key), own.get(key)];
    const changed = !isSameContent(my, before);
    const collides = changed && !isSameContent(their, before) && !isSameContent(their, my);
    if (collides) collided.push(collisionOf(before, their, my));
    const part = changed && !collides ? my : their;
    if (part !== undefined) kept.set(key, part);
  }
  return { parts: inOrder(kept, { was, now, own }), collided };
}

const isSameContent = (one: Part | undefined, other: Part | undefined) =>
  isSame(one?.content, other?.content);

function collisionOf(
  before: Part | undefined,
  theirs: Part | undefined,
  mine: Part | undefined,
): Collision {
  const named = theirs ?? mine ?? before;
  if (named === undefined) throw new Error('a collision is about a part');
  return {
    part: named.part,
    name: named.name,
    before: before?.sentence ?? null,
    theirs: theirs?.sentence ?? null,
    mine: mine?.sentence ?? null,
  };
}

/** In the order of whoever changed the order; what only the other has follows what it followed there. */
function inOrder(
  kept: Parts,
  { was, now, own }: { was: Parts; now: Parts; own: Parts },
): readonly Part[] {
  const [before, theirs, mine] = [[...was.keys()], [...now.keys()], [...own.keys()]];
  const [first, second] = isSame(theirs, before) ? [mine, theirs] : [theirs, mine];
  const order = first.filter((key) => kept.has(key));
  for (const [place, key] of second.entries()) {
    if (!kept.has(key) || order.includes(key)) continue;
    const followed = second.slice(0, place).findLast((one) => order.includes(one));
    order.splice(followed === undefined ? 0 : order.indexOf(followed) + 1, 0, key);
  }
  return order.flatMap((key) => kept.get(key) ?? []);
}
