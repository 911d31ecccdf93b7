import { expect, test } from 'vitest';
import { createLog, requestSerializers, tellError } from './log.ts';

const now = () => new Date('2026-10-14T01:00:00.250Z');

function written(log: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  log(createLog({ write: (line) => void lines.push(line), now }));
  return lines;
}

test('a line is one JSON object with instant in UTC, level, what happened and to what', () => {
  const [line = ''] = written((log) =>
    log.warn({ alarm: 'codes', count: 3n }, 'An alarm went off'),
  );
  expect(line.endsWith('\n')).toBe(true);
  expect(JSON.parse(line)).toEqual({
    level: 40,
    time: '2026-10-14T01:00:00.250Z',
    alarm: 'codes',
    count: '3',
    msg: 'An alarm went off',
  });
});

test('whatever words hold, they begin no line of their own', () => {
  const forged = 'x\r\n{"level":50,"msg":"forged"}\u2028\u0000';
  const [line = '', ...more] = written((log) => log.error({ err: new Error(forged) }, forged));
  expect(more).toEqual([]);
  expect(line.trimEnd()).not.toMatch(/[\r\n\0]/);
  expect(JSON.parse(line)).toMatchObject({ err: { message: forged }, msg: forged });
});

test('of a row that PostgreSQL refused the values stay out', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "one"'), {
    code: '23505',
    detail: 'Key (phone)=(13800001111) already exists.',
    where: 'COPY residents, line 1: "13800001111"',
    parameters: ['13800001111'],
  });
  const told = tellError(error);
  expect(JSON.stringify(told)).not.toContain('13800001111');
  expect(told).toMatchObject({ code: '23505', message: expect.stringContaining('"one"') });
  expect(told.stack).toMatch(/^at /);
});

const leftOut = '(left out: it repeats what was read)';

test('of data that cannot be read no word is repeated, neither of PostgreSQL nor of JSON.parse', () => {
  for (const [code, message] of [
    ['22P02', 'invalid input syntax for type uuid: "13800001111"'],
    ['22003', 'value 13800001111 is out of range for type integer'],
  ] as const) {
    const told = tellError(Object.assign(new Error(message), { code }));
    expect(told).toEqual({
      type: 'Error',
      code,
      message: leftOut,
      stack: expect.stringMatching(/^at /),
    });
  }
  for (const text of [
    '{"password":"hunter2 and more" oops',
    'hunter2',
    '["hunter2',
    "{'hunter2'",
  ]) {
    const told = tellError(thrownBy(() => JSON.parse(text)));
    expect(told, text).toEqual({
      type: 'SyntaxError',
      message: leftOut,
      stack: expect.stringMatching(/^at /),
    });
  }
});

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

test('what was thrown and is no error is not printed', () => {
  expect(JSON.stringify(tellError({ token: 'secret' }))).not.toContain('secret');
});

test('of a request method and path are written, neither query nor headers', () => {
  const request = {
    method: 'GET',
    url: '/api/339999/cases?find=13800001111',
    headers: { cookie: 'x' },
  };
  expect(requestSerializers.req(request)).toEqual({ method: 'GET', url: '/api/339999/cases' });
});

test('of what the reader of uploads is given the headers stay out', () => {
  const given = { headers: { cookie: 'pingan_staff=secret' }, limits: { files: 1 } };
  expect(requestSerializers.busboyOptions(given)).toEqual({ limits: { files: 1 } });
});
