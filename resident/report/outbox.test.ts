import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClient } from '../../ui/client.ts';
import type { Draft } from './draft.ts';
import type { KeptDraft } from './kept-draft.ts';
import { isUnsent, Outbox } from './outbox.ts';

/** What the phone's store holds, and a save of a photo that ends when the test says so. */
let photos: Map<string, Blob>;
let kept: Draft | undefined;
let saving: { begun: Promise<void>; end: () => void };
let outbox: Outbox;
let options: ConstructorParameters<typeof Outbox>[0];

beforeEach(() => {
  vi.stubGlobal('removeEventListener', () => {});
  photos = new Map();
  kept = undefined;
  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  saving = { begun: begun.promise, end: ended.resolve };
  const store: KeptDraft = {
    save: async (draft) => {
      kept = draft;
    },
    savePhoto: async (key, photo) => {
      begun.resolve();
      await ended.promise;
      photos.set(key, photo);
    },
    loadPhoto: async (key) => photos.get(key),
    dropPhoto: async (key) => {
      photos.delete(key);
    },
    clear: async (draft) => {
      kept = undefined;
      for (const { key } of draft.photos) photos.delete(key);
    },
  };
  const client = createClient({
    county: 339921,
    language: () => 'zh-CN',
    base: 'http://127.0.0.1:9',
  });
  options = {
    client,
    kept: store,
    isTheirs: () => true,
    turn: async () => () => {},
    onWaiting: () => {},
    onReported: () => {},
  };
  outbox = new Outbox(options);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const photo = () => new Blob(['a photo'], { type: 'image/jpeg' });

it('counts a photo that is still being made smaller as not sent', () => {
  expect(isUnsent(outbox.view())).toBe(false);
  void outbox.addPhotos([photo()]);
  expect(isUnsent(outbox.view())).toBe(true);
});

it('leaves no photo that was still being made smaller when all was discarded', async () => {
  saving.end();
  const adding = outbox.addPhotos([photo(), photo()]);
  await Promise.all([adding, outbox.discard()]);
  expect([photos.size, kept]).toEqual([0, undefined]);
});

it('leaves no photo that was just being saved when all was discarded', async () => {
  const adding = outbox.addPhotos([photo()]);
  await saving.begun;
  const discarding = outbox.discard();
  saving.end();
  await Promise.all([adding, discarding]);
  expect([photos.size, kept]).toEqual([0, undefined]);
});

it('keeps a photo that the phone cannot read just now', async () => {
  vi.stubGlobal('addEventListener', () => {});
  saving.end();
  await outbox.addPhotos([photo()]);
  const loadPhoto = () => Promise.reject(new DOMException('unread', 'UnknownError'));
  const [draft, store] = [outbox.view().draft, { ...options.kept, loadPhoto }];
  const again = new Outbox({ ...options, draft, kept: store });
  again.start();
  await expect.poll(() => again.view().loaded).toBe(true);
  again.stop();
  expect(again.view().draft.photos).toEqual(draft.photos);
});

it('lets the next one on where a line is dead without saying so, and is asked to be tried again', async () => {
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal(
    'fetch',
    (_: string, { signal }: { signal: AbortSignal }) =>
      new Promise((_, failed) => {
        signal.addEventListener('abort', () => failed(signal.reason));
      }),
  );
  vi.useFakeTimers();
  let isOn = false;
  const turn = async () => () => {
    isOn = true;
  };
  const waiting = new Outbox({ ...options, turn });
  waiting.start();
  await vi.advanceTimersByTimeAsync(0);
  waiting.change({ words: '下雨后一直积水', place: '老街 29 号门口' });
  void waiting.send();
  isOn = false;
  await vi.advanceTimersByTimeAsync(59_999);
  expect([isOn, waiting.view().doing, waiting.view().reached]).toEqual([false, 'send', true]);
  await vi.advanceTimersByTimeAsync(1);
  expect([isOn, waiting.view().doing, waiting.view().reached]).toEqual([true, 'rest', false]);
  waiting.edit();
  expect(waiting.view().draft.phase).toBe('writing');
  waiting.stop();
  vi.useRealTimers();
});
