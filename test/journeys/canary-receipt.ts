import {
  checkpointText,
  originOf,
  publicKeyText,
  signedNote,
} from '../../contract/seal/checkpoint.ts';
import { type Leaf, type LeafField, leafFields, leafInput } from '../../contract/seal/leaf.ts';
import { writeReceipt } from '../../contract/seal/receipt.ts';
import { seededRandom } from '../../server/platform/ids.ts';
import { openSigningKey, sha256 } from '../../server/platform/signing-key.ts';
import { county } from '../county.ts';
import { namedKey } from '../seal-key.ts';

const first = 600;
const numberOf = (field: LeafField) => first + leafFields.indexOf(field);

/** The canaries of the fields that a whole receipt is shown with. */
export const shownFields = (['id', 'kind', 'amount', 'ruleVersion', 'at'] as const)
  .map(numberOf)
  .toSorted();

/**
 * A receipt in which every field is a script, sealed in a tree of its own by a key of its own: it holds
 * together, and so it is shown. Whoever makes one can send it to anybody.
 */
export function forgedReceipt(canary: (number: number) => string): string {
  const scripts = leafFields.map((field) => [field, canary(numberOf(field))]);
  const fixed = { county: String(county), place: '0' };
  const leaf = { ...Object.fromEntries(scripts), ...fixed } as Leaf;
  const random = seededRandom('a forged receipt');
  const [seed, salt] = [random(32), random(16)];
  const key = openSigningKey(seed);
  const named = namedKey(originOf(county), key.publicKey);
  const text = checkpointText({
    origin: named.name,
    size: 1,
    // The root of a tree of one leaf is the leaf.
    root: sha256(leafInput(salt, leaf)),
    day: '2026-10-14',
    sealedAt: '2026-10-14T16:00:00Z',
    previous: null,
    audit: null,
  });
  const note = signedNote(text, named, key.sign(new TextEncoder().encode(text)));
  const receipt = { leaf, salt, proof: [], note, key: publicKeyText(named) };
  return JSON.stringify(writeReceipt(receipt));
}
