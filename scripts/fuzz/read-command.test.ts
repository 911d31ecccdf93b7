import { expect, test } from 'vitest';
import { readCommand } from './read-command.ts';

test('without options a server of its own gets twenty thousand requests', () => {
  expect(readCommand([])).toEqual({
    requests: 20_000,
    seed: 1,
    // A run without a limit sends all it was asked for, however long that takes.
    minutes: undefined,
    lanes: 4,
    url: undefined,
    replay: undefined,
    proof: false,
  });
});

test.each(['http://127.0.0.1:8080', 'http://localhost:3000', 'http://[::1]:81/'])(
  'a server on this machine is accepted: %s',
  (url) => {
    expect(readCommand(['--url', url])).toMatchObject({ url });
  },
);

test.each([
  'http://example.com',
  'https://127.0.0.1:8080',
  'http://127.0.0.1.example.com',
  'http://127.0.0.1@example.com',
  'http://user:word@127.0.0.1',
  'http://0.0.0.0:8080',
  'http://10.0.0.1',
  'http://[::ffff:10.0.0.1]',
  'http://127.0.0.1/api',
  '//127.0.0.1',
  'nonsense',
])('no other is: %s', (url) => {
  expect(readCommand(['--url', url])).toEqual(expect.stringContaining('--url'));
});

test.each([
  [['--requests', '0'], '--requests 0'],
  [['--requests', '1e6'], '--requests 1e6'],
  [['--seed', 'x'], '--seed x'],
  [['--minutes', '6001'], '--minutes 6001'],
  [['--lanes', '65'], '--lanes 65'],
  [['--fast'], '--fast'],
])('%j is refused, and what is wrong is named', (args, named) => {
  expect(readCommand(args)).toEqual(expect.stringContaining(named));
});

test('what comes of a run is written down when asked for', () => {
  expect(readCommand(['--requests', '1000000', '--proof'])).toMatchObject({
    requests: 1_000_000,
    proof: true,
  });
});
