import type { CaseMove, StaffCase } from '../../contract/cases.ts';
import type { Client } from '../../ui/client.ts';
import type { Draft } from './draft.ts';

/** Where a move is sent, and under which request id. */
export interface Sending {
  client: Client;
  code: string;
  requestId: string;
}

type Send = (sending: Sending, draft: Draft) => Promise<StaffCase>;
const photoIdsOf = (draft: Draft) => draft.photos.map(({ id }) => id);

const sends: Record<CaseMove, Send> = {
  accept: ({ client, code, requestId }, { note, category }) => {
    const body = { note: note.trim(), category };
    return client.call('acceptCase', { params: { code }, body, requestId });
  },
  return: ({ client, code, requestId }, { note }) =>
    client.call('returnCase', { params: { code }, body: { note: note.trim() }, requestId }),
  refuse: ({ client, code, requestId }, { note, reason }) => {
    if (reason === '') throw new Error('A refusal without a reason was sent.');
    const body = { reason, note: note.trim() };
    return client.call('refuseCase', { params: { code }, body, requestId });
  },
  dispatch: ({ client, code, requestId }, { unit, resolveDays, note }) => {
    const body = { unit, resolveDays, note: note.trim() };
    return client.call('dispatchCase', { params: { code }, body, requestId });
  },
  answer: ({ client, code, requestId }, draft) => {
    const body = {
      words: draft.words.trim(),
      handled: draft.handled,
      photoIds: photoIdsOf(draft),
    };
    return client.call('answerCase', { params: { code }, body, requestId });
  },
  verify: ({ client, code, requestId }, { solved, note }) => {
    const body = { solved: solved === 'yes', note: note.trim() };
    return client.call('verifyCase', { params: { code }, body, requestId });
  },
  close: ({ client, code, requestId }, { note }) =>
    client.call('closeCase', { params: { code }, body: { note: note.trim() }, requestId }),
  publish: ({ client, code, requestId }, { title, words, place, chosen }) => {
    const body = {
      title: title.trim(),
      words: words.trim(),
      place: place.trim(),
      photoIds: chosen,
    };
    return client.call('publishCase', { params: { code }, body, requestId });
  },
};

/** Sends a move; answers the case as it then stands, or throws Refused or Unreachable. */
export const sendMove = (move: CaseMove, sending: Sending, draft: Draft) =>
  sends[move](sending, draft);

/** The letter that opens each move; J, K and / belong to the queue. */
export const moveKeys: Record<CaseMove, string> = {
  accept: 'A',
  return: 'R',
  refuse: 'X',
  dispatch: 'D',
  answer: 'W',
  verify: 'V',
  close: 'C',
  publish: 'P',
};
