import { expect, test } from 'vitest';
import { judge } from './judge.ts';
import { finderOf } from './secrets.ts';

const token = 'a'.repeat(43);
const holds = finderOf(['13900000000', '13900000001', token]);

const faultOf = (route: string, answer: Record<string, unknown>) =>
  judge(
    {
      route,
      as: 'grid_worker',
      method: 'POST',
      path: '/api/339999/there',
      headers: {},
      body: undefined,
    },
    {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(answer)),
      tookMs: 1,
    },
    holds,
  )?.fault;

test('a number is no leak where it is what was asked for, and recorded as seen', () => {
  const reporter = { name: '何小满', phone: '13900000001', home: null };
  expect(faultOf('lookWhomToAsk', reporter)).toBeUndefined();
  expect(faultOf('lookUnmasked', reporter)).toBeUndefined();
  expect(faultOf('getCase', reporter)).toBe('leak');
});

test('beside it nothing else is given away', () => {
  const reporter = { name: '何小满', phone: '13900000001' };
  expect(faultOf('lookWhomToAsk', { ...reporter, home: '13900000000' })).toBe('leak');
  expect(faultOf('lookWhomToAsk', { ...reporter, others: [reporter] })).toBe('leak');
  expect(faultOf('lookWhomToAsk', { ...reporter, token })).toBe('leak');
});
