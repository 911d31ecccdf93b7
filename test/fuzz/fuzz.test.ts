import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OwnTarget, openOwnTarget } from './own-target.ts';
import { fuzz, tellFinding } from './run.ts';

const requests = 20_000;
const seed = 20_260_101;

let own: OwnTarget;
beforeAll(async () => {
  own = await openOwnTarget();
}, 300_000);
afterAll(() => own?.close());

test(`${requests} requests made from the contract, as everybody: no error of the server, nothing given away`, {
  timeout: 600_000,
}, async () => {
  const { findings, faults, statuses, silent, ...told } = await fuzz(own.target, {
    requests,
    seed,
  });
  console.log(JSON.stringify(told), JSON.stringify(statuses));
  expect(findings.map((finding) => tellFinding(finding, seed))).toEqual([]);
  expect(faults).toEqual({ 'server error': 0, leak: 0, undocumented: 0 });
  expect(told.requests).toBe(requests);
  // Requests sign people out, take their roles and erase them: to the end somebody comes after them.
  expect(silent).toEqual([]);
  // A fuzzer that is refused at the door everywhere proves nothing about what is behind it.
  expect((statuses[200] ?? 0) + (statuses[201] ?? 0)).toBeGreaterThan(requests / 10);
});
