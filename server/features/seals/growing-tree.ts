import { nodeInput } from '../../../contract/seal/leaf.ts';
import type { Subtree } from '../../../contract/seal/tree.ts';
import { sha256 } from '../../platform/signing-key.ts';

export interface Node extends Subtree {
  hash: Buffer;
}

/** Roots of subtrees are kept at every eighth level: 256 of them make one of the next. */
export const keptLevels = 8;

/**
 * The right edge of a Merkle tree (RFC 6962 §2.1): all that is needed to add a leaf in constant
 * time on average and to tell the root in as many steps as the tree has levels.
 */
export class GrowingTree {
  #size: number;
  /** Whole subtrees from left to right, each smaller than the one before. */
  #edge: { level: number; hash: Buffer }[];
  readonly #kept: (node: Node) => void;

  /** `edge`: the subtrees that make up what was there before; `kept` hears of each to be stored. */
  constructor({ size, edge }: { size: number; edge: readonly Node[] }, kept: (node: Node) => void) {
    this.#size = size;
    this.#edge = edge.map(({ level, hash }) => ({ level, hash }));
    this.#kept = kept;
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Buffer): void {
    this.#size += 1;
    let [level, hash] = [0, leaf];
    for (let left = this.#edge.at(-1); left?.level === level; left = this.#edge.at(-1)) {
      this.#edge.pop();
      hash = sha256(nodeInput(left.hash, hash));
      level += 1;
      if (level % keptLevels === 0) this.#kept({ level, place: this.#size / 2 ** level - 1, hash });
    }
    this.#edge.push({ level, hash });
  }

  root(): Buffer {
    return rootOf(this.#edge.map(({ hash }) => hash));
  }
}

/** The root over subtrees from left to right, each smaller than the one before. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  const last = hashes.at(-1);
  if (last === undefined) return sha256(new Uint8Array(0));
  return hashes.slice(0, -1).reduceRight((right, left) => sha256(nodeInput(left, right)), last);
}

/** The root over 1, 2, 4, 8 … hashes of one level. */
export function rootOfWhole(hashes: readonly Buffer[]): Buffer {
  let level = [...hashes];
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_, place) => {
      const [left, right] = level.slice(2 * place, 2 * place + 2);
      if (left === undefined || right === undefined) throw new Error('a subtree is not whole');
      return sha256(nodeInput(left, right));
    });
  const [root] = level;
  if (root === undefined) throw new Error('a subtree without leaves');
  return root;
}
