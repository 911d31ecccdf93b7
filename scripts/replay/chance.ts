import { createHash } from 'node:crypto';
import { uuidOf } from '../../server/platform/ids.ts';

/** A share from 0 (included) to 1 (not) that is always the same for an id and a question. */
export function shareOf(id: string, question: string): number {
  const digest = createHash('sha256').update(`${question}/${id}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

/**
 * The request id of one step for one message. A run that was stopped and is started again asks with
 * the same ids, and the server answers what it answered first.
 */
export function requestIdOf(subject: string, step: string): string {
  return uuidOf(`replay/${subject}/${step}`);
}
