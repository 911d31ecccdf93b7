import type { CaseMove } from '../../contract/case-road.ts';
import type { StaffCase } from '../../contract/case-views.ts';
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
  accept: ({ client, code, requestId }, { note, category, against }) => {
    const body = { note: note.trim(), category, ...(against === '' ? {} : { against }) };
    return client.call('acceptCase', { params: { code }, body, requestId });
  },
  return: ({ client, code, requestId }, { note }) =>
    client.call('returnCase', { params: { code }, body: { note: note.trim() }, requestId }),
  refuse: ({ client, code, requestId }, { note, reason }) => {
    if (reason === '') throw new Error('A refusal without a reason was sent.');
    const body = { reason, note: note.trim() };
    return client.call('refuseCase', { params: { code }, body, requestId });
  },
  dispatch: ({ client, code, requestId }, { unit, resolveDays, note, against }) => {
    const kept = against === '' ? {} : { against };
    const body = { unit, resolveDays, note: note.trim(), ...kept };
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
  publish: ({ client, code, requestId }, draft) => {
    const { title, words, place, chosen, shownDays, namesChecked } = draft;
    const body = {
      title: title.trim(),
      words: words.trim(),
      place: place.trim(),
      photoIds: chosen.map(({ id }) => id),
      shownDays,
      namesChecked,
    };
    return client.call('publishCase', { params: { code }, body, requestId });
  },
  unpublish: ({ client, code, requestId }, { note }) =>
    client.call('unpublishCase', { params: { code }, body: { note: note.trim() }, requestId }),
  hand_back: ({ client, code, requestId }, { handBack, note }) => {
    const body = { reason: chosen(handBack), note: note.trim() };
    return client.call('handBackCase', { params: { code }, body, requestId });
  },
  involve: ({ client, code, requestId }, { unit, note }) =>
    client.call('involveUnit', { params: { code }, body: { unit, note: note.trim() }, requestId }),
  pause: ({ client, code, requestId }, { pause, until, note }) => {
    const body = { reason: chosen(pause), until, note: note.trim() };
    return client.call('pauseCase', { params: { code }, body, requestId });
  },
  resume: ({ client, code, requestId }, { note }) =>
    client.call('resumeCase', { params: { code }, body: { note: note.trim() }, requestId }),
  transfer: ({ client, code, requestId }, { to, note }) => {
    const body = { to: chosen(to), note: note.trim() };
    return client.call('transferCase', { params: { code }, body, requestId });
  },
  visit: ({ client, code, requestId }, { result, rating, note }) => {
    const body = {
      result: chosen(result),
      ...(result === 'solved' ? { rating } : {}),
      note: note.trim(),
    };
    return client.call('visitReporter', { params: { code }, body, requestId });
  },
};

/** What the form does not send before it is chosen. */
function chosen<Choice extends string>(choice: Choice | ''): Choice {
  if (choice === '') throw new Error('A move without its choice was sent.');
  return choice;
}

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
  unpublish: 'U',
  hand_back: 'B',
  involve: 'H',
  pause: 'S',
  resume: 'G',
  transfer: 'T',
  visit: 'Y',
};
