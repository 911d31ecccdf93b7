import { useRef } from 'react';
import { isUndecided, Refused } from './client.ts';
import { newRequestId } from './request-id.ts';

const none = { content: '', id: '' };

/**
 * The id of a step that must count once: the same content keeps it until the server has answered, so a second press
 * after a lost answer is the same request. Refused is answered.
 */
export function useRequestId() {
  const last = useRef(none);
  return {
    idOf(asked: unknown): string {
      const content = JSON.stringify(asked ?? null);
      if (last.current.content !== content) last.current = { content, id: newRequestId() };
      return last.current.id;
    },
    /** It was answered. @returns under which id */
    answered(): string {
      const { id } = last.current;
      last.current = none;
      return id;
    },
    failed(error: Error): void {
      if (error instanceof Refused && !isUndecided(error.problem)) last.current = none;
    },
  };
}
