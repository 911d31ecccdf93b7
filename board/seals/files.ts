import type { Seal } from '../../contract/seals.ts';

/** Attributes of a link that saves the signed checkpoint as it is, byte for byte. */
export function noteFile({ day, note }: Seal): { href: string; download: string } {
  return {
    href: `data:text/plain;charset=utf-8,${encodeURIComponent(note)}`,
    download: `seal-${day}.txt`,
  };
}

/** Attributes of a link that saves the proof between two seals. */
export function proofFile(county: number, from: Seal, to: Seal) {
  return {
    href: `/api/${county}/public/seals/consistency?from=${from.size}&to=${to.size}`,
    download: `proof-${from.day}-${to.day}.json`,
  };
}
