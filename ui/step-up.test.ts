import { expect, test, vi } from 'vitest';
import { createClient, Refused } from './client.ts';
import { askForStepUp, changeSitting, currentSitting, settleStepUp } from './step-up.ts';

const body = { role: 'intake', area: '339921000000' } as const;
const params = { id: '01900000-0000-7000-8000-000000000001' };

const answer = (status: number, content: object) =>
  new Response(JSON.stringify(content), {
    status,
    headers: { 'content-type': 'application/json' },
  });
const needed = () => answer(403, { code: 'step_up_needed', title: '要再验证一次' });

/** A client whose server answers this, one after the other; the request ids it was sent. */
function clientOf(answers: (Response | Promise<Response>)[], onStepUp?: () => Promise<boolean>) {
  const sent: (string | null)[] = [];
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    sent.push(new Headers(init.headers).get('idempotency-key'));
    return answers.shift() ?? answer(500, { code: 'try_later', title: '' });
  });
  const client = createClient({
    county: 339921,
    language: () => 'zh-CN',
    sitting: currentSitting,
    ...(onStepUp ? { onStepUp } : {}),
  });
  return { client, sent };
}

test('after the second factor was shown the same request goes out once more, under the same id', async () => {
  const { client, sent } = clientOf([needed(), answer(201, { id: params.id })], async () => true);
  expect(await client.call('grantRole', { params, body })).toEqual({ id: params.id });
  expect(sent).toHaveLength(2);
  expect(sent[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(sent[1]).toBe(sent[0]);
});

test('whoever does not want to show it now gets the refusal, and nothing is sent again', async () => {
  const { client, sent } = clientOf([needed()], async () => false);
  await expect(client.call('grantRole', { params, body })).rejects.toThrow(Refused);
  expect(sent).toHaveLength(1);
});

test('what waits when the person leaves is refused, and nothing is sent in the name of the next', async () => {
  const dialog = vi.fn(askForStepUp);
  const { client, sent } = clientOf([needed()], dialog);
  const waiting = client.call('grantRole', { params, body });
  const refused = expect(waiting).rejects.toThrow('要再验证一次');
  await vi.waitFor(() => expect(dialog).toHaveBeenCalledTimes(1));
  settleStepUp(false);
  await refused;
  // The next person's dialog is their own.
  const next = clientOf([needed(), answer(201, { id: params.id })], dialog);
  const asked = next.client.call('grantRole', { params, body });
  await vi.waitFor(() => expect(dialog).toHaveBeenCalledTimes(2));
  settleStepUp(true);
  expect(await asked).toEqual({ id: params.id });
  expect(sent).toHaveLength(1);
});

test('what is refused only after the person changed opens no dialog for the next, and is not sent again', async () => {
  const dialog = vi.fn(async () => true);
  let arrive = (_: Response) => {};
  const late = new Promise<Response>((resolve) => {
    arrive = resolve;
  });
  const { client, sent } = clientOf([late, answer(201, { id: params.id })], dialog);
  const refused = expect(client.call('grantRole', { params, body })).rejects.toThrow(
    '要再验证一次',
  );
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  changeSitting();
  arrive(needed());
  await refused;
  expect([sent.length, dialog.mock.calls.length]).toEqual([1, 0]);
});

test('nor is what waits for a factor that the next person then shows', async () => {
  let show = (_: boolean) => {};
  const dialog = vi.fn(
    () =>
      new Promise<boolean>((resolve) => {
        show = resolve;
      }),
  );
  const { client, sent } = clientOf([needed(), answer(201, { id: params.id })], dialog);
  const refused = expect(client.call('grantRole', { params, body })).rejects.toThrow(
    '要再验证一次',
  );
  await vi.waitFor(() => expect(dialog).toHaveBeenCalledTimes(1));
  changeSitting();
  show(true);
  await refused;
  expect(sent).toHaveLength(1);
});

test('what is asked again is asked in the name of whom it was first asked for', async () => {
  const names: unknown[] = [];
  let me = 'the first';
  const answers = [needed(), answer(201, { id: params.id })];
  vi.stubGlobal('fetch', async (_: string, { headers }: { headers: Record<string, string> }) => {
    names.push(headers['pingan-staff']);
    return answers.shift();
  });
  const onStepUp = async () => {
    me = 'the second';
    return true;
  };
  const common = { county: 339921, language: () => 'zh-CN' };
  const client = createClient({ ...common, meant: () => me, onStepUp });
  await client.call('grantRole', { params, body });
  expect(names).toEqual(['the first', 'the first']);
});

test('an answer that comes late, that the one before is signed out, does not sign out the next', async () => {
  const ended = vi.fn();
  let arrive = (_: Response) => {};
  const late = new Promise<Response>((resolve) => {
    arrive = resolve;
  });
  const answers = [late, answer(401, { code: 'signed_out', title: '请登录' })];
  vi.stubGlobal('fetch', async () => answers.shift());
  const common = { county: 339921, language: () => 'zh-CN' };
  const client = createClient({ ...common, sitting: currentSitting, onSignedOut: ended });
  const refused = expect(client.call('grantRole', { params, body })).rejects.toThrow('请登录');
  changeSitting();
  arrive(answer(401, { code: 'signed_out', title: '请登录' }));
  await refused;
  expect(ended).not.toHaveBeenCalled();
  await expect(client.call('grantRole', { params, body })).rejects.toThrow('请登录');
  expect(ended).toHaveBeenCalledTimes(1);
});

test('a second refusal is the answer: nobody is asked for ever', async () => {
  const asked = vi.fn(async () => true);
  const { client, sent } = clientOf([needed(), needed()], asked);
  await expect(client.call('grantRole', { params, body })).rejects.toThrow('要再验证一次');
  expect([sent.length, asked.mock.calls.length]).toEqual([2, 1]);
});
