import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deviceMs, hearTime, presentMs } from './now.ts';

const said = 'Wed, 14 Oct 2026 01:00:00 GMT';
const minutes = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.setSystemTime(Date.parse(said));
  hearTime(said, deviceMs());
  vi.useRealTimers();
});

it.each([
  ['three hours ahead', 180 * minutes, 0],
  ['two days behind', -2880 * minutes, 0],
  ['right, on a network of twenty seconds', minutes / 3, minutes / 3],
])('a clock that is %s', (_, wrong, left) => {
  vi.setSystemTime(Date.parse(said) + wrong);
  hearTime(said, deviceMs());
  expect(presentMs() - Date.parse(said)).toBe(left);
  vi.advanceTimersByTime(5 * minutes);
  expect(presentMs() - Date.parse(said)).toBe(left + 5 * minutes);
});

it.each([null, 'soon'])('an answer that says %s changes nothing', (none) => {
  vi.setSystemTime(Date.parse(said) + 180 * minutes);
  hearTime(said, deviceMs());
  hearTime(none, deviceMs());
  expect(presentMs()).toBe(Date.parse(said));
});

it('a clock that was set right meanwhile is believed again', () => {
  vi.setSystemTime(Date.parse(said) + 180 * minutes);
  hearTime(said, deviceMs());
  vi.setSystemTime(Date.parse(said) + minutes / 2);
  hearTime(said, deviceMs());
  expect(presentMs()).toBe(deviceMs());
});

it('an answer over which the phone slept says nothing of its clock', () => {
  vi.setSystemTime(Date.parse(said));
  const asked = deviceMs();
  vi.advanceTimersByTime(40 * minutes);
  hearTime(said, asked);
  expect(presentMs()).toBe(deviceMs());
});

describe('a page that is opened without a network', () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    kept.clear();
    vi.stubGlobal('document', {});
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
    });
  });
  afterEach(() => vi.unstubAllGlobals());
  const opened = () => {
    vi.resetModules();
    return import('./now.ts');
  };

  it('goes by what the server said of the clock before', async () => {
    vi.setSystemTime(Date.parse(said) + 180 * minutes);
    (await opened()).hearTime(said, deviceMs());
    vi.advanceTimersByTime(30 * minutes);
    const later = await opened();
    expect(later.presentMs()).toBe(Date.parse(said) + 30 * minutes);
    expect(later.heardAheadMs()).toBeUndefined();
  });

  it('goes by the clock again once the server found it right', async () => {
    vi.setSystemTime(Date.parse(said) + 180 * minutes);
    (await opened()).hearTime(said, deviceMs());
    vi.setSystemTime(Date.parse(said));
    (await opened()).hearTime(said, deviceMs());
    expect((await opened()).presentMs()).toBe(deviceMs());
  });

  it('goes by the clock where nothing may be kept', async () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('no room');
      },
    });
    vi.setSystemTime(Date.parse(said) + 180 * minutes);
    expect((await opened()).presentMs()).toBe(deviceMs());
  });
});
