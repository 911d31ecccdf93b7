import { expect, test } from 'vitest';
import { Refused } from '../../ui/client.ts';
import { messageFor } from './field-message.ts';

const refused = new Refused({
  type: 'about:blank',
  title: '这里面有不能公开的内容。',
  status: 422,
  code: 'personal_data',
  fields: [
    { field: '/words', message: '这里像是手机号' },
    { field: '/photoIds', message: '这张照片不属于这件事' },
  ],
});

test('a gap is said in our words before anything is sent', () => {
  const state = { gaps: ['words'] as const, error: null };
  expect(messageFor({ ...state, move: 'answer', field: 'words' })).toEqual({
    key: 'moves.missing.words',
  });
  expect(messageFor({ ...state, move: 'publish', field: 'words' })).toEqual({
    key: 'moves.missing.publishWords',
  });
});

test('the server’s remark stands beside the field it is about', () => {
  const state = { move: 'publish', gaps: [], error: refused } as const;
  expect(messageFor({ ...state, field: 'words' })).toEqual({ text: '这里像是手机号' });
  expect(messageFor({ ...state, field: 'chosen' })).toEqual({ text: '这张照片不属于这件事' });
  expect(messageFor({ ...state, field: 'title' })).toBeUndefined();
});

test('a lost connection is no field’s fault', () => {
  const state = { move: 'publish', gaps: [], error: new Error('unreachable') } as const;
  expect(messageFor({ ...state, field: 'words' })).toBeUndefined();
});
