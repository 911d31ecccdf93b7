import type { MyCase } from '../../contract/cases.ts';
import type { Problem } from '../../contract/values.ts';
import type { Client } from '../../ui/client.ts';
import { presentMs } from '../../ui/now.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { shrinkPhoto } from '../photos/shrink.ts';
import { deliver } from './deliver.ts';
import type { Draft, DraftChange, Step } from './draft.ts';
import * as drafts from './draft.ts';
import type { KeptDraft } from './kept-draft.ts';

export interface OutboxView {
  draft: Draft;
  /** The phone's own store has been read. */
  loaded: boolean;
  saved: 'blank' | 'saving' | 'saved' | 'failed';
  doing: Step['do'];
  /** Photos being made smaller before they join the draft. */
  preparing: number;
  /** Addresses of the pictures in this draft, by their key. */
  pictures: ReadonlyMap<string, string>;
  /** false: the last attempt did not reach the server. */
  reached: boolean;
  problem: Problem | null;
  /** What went out last; `earlier`: it was content that had arrived before the last change. */
  reported: { code: string; earlier: boolean } | null;
}

/** Something stands in the phone that the server has not got. */
export const isUnsent = ({ draft, preparing }: OutboxView) =>
  !drafts.isBlank(draft) || preparing > 0;

export interface OutboxOptions {
  client: Client;
  kept: KeptDraft;
  /** Called once per report with the server's case. */
  onReported: (reported: MyCase) => void;
}

const firstRetryMs = 5_000;
const longestRetryMs = 60_000;

function freshView(): OutboxView {
  return {
    draft: drafts.emptyDraft(newRequestId()),
    loaded: false,
    saved: 'blank',
    doing: 'rest',
    preparing: 0,
    pictures: new Map(),
    reached: true,
    problem: null,
    reported: null,
  };
}

/**
 * Carries one report from the first keystroke to the server: keeps it in the phone, uploads photos in
 * the background, sends under the stored request id, and tries again until there is an answer.
 */
export class Outbox {
  #view = freshView();
  #listeners = new Set<() => void>();
  #options: OutboxOptions;
  #working = false;
  #retryMs = firstRetryMs;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastSave: Promise<void> = Promise.resolve();
  #loading: Promise<void> = Promise.resolve();
  /** Counts what was discarded: a photo that was begun before it joins nothing after it. */
  #discarded = 0;
  /** Photos of this visit; what the phone's store cannot keep can still be sent from here. */
  #photos = new Map<string, Blob>();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Opens the kept draft and starts watching for the network; answers how to stop. */
  start(): () => void {
    const again = () => void this.work();
    addEventListener('online', again);
    this.#loading = this.#load();
    return () => {
      removeEventListener('online', again);
      clearTimeout(this.#timer);
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): OutboxView => this.#view;

  change(change: DraftChange): void {
    this.#show({ problem: null, reported: null });
    void this.write(drafts.edited(this.#view.draft, change));
  }

  /** What the words suggest changes nothing that the resident did. */
  suggest(suggested: string | null): void {
    const { draft } = this.#view;
    if (draft.phase === 'writing' && draft.suggested !== suggested)
      void this.write({ ...draft, suggested });
  }

  async addPhotos(files: readonly Blob[]): Promise<void> {
    const room = drafts.maxPhotos - this.#view.draft.photos.length - this.#view.preparing;
    const taken = files.slice(0, Math.max(0, room));
    this.#show({ preparing: this.#view.preparing + taken.length, reported: null });
    const begun = this.#discarded;
    for (const file of taken) {
      const key = newRequestId();
      const photo = await shrinkPhoto(file);
      if (begun !== this.#discarded) return;
      await this.#keepPhoto(key, photo);
      if (begun !== this.#discarded) return;
      this.#show({ preparing: this.#view.preparing - 1 });
      void this.write(drafts.withPhotos(this.#view.draft, [key]));
      void this.work();
    }
  }

  removePhoto(key: string): void {
    this.#photos.delete(key);
    void this.#options.kept.dropPhoto(key).catch(() => undefined);
    void this.write(drafts.withoutPhoto(this.#view.draft, key));
  }

  retryPhoto(key: string): void {
    const asked = { uploaded: null, refused: null };
    void this.write(drafts.photoAnswered(this.#view.draft, key, asked));
    void this.work();
  }

  /** The resident pressed send: from here on it goes out as soon as it can. */
  async send(): Promise<void> {
    this.#show({ problem: null });
    await this.write(drafts.sendPressed(this.#view.draft));
    await this.work();
  }

  /** Takes a waiting report back to change it; nothing is taken back that is under way. */
  edit(): void {
    if (this.#view.doing !== 'send') void this.write(drafts.backToWriting(this.#view.draft));
  }

  async discard(): Promise<void> {
    this.#discarded += 1;
    // What is being read or saved would bring it back.
    await this.#loading;
    await this.#lastSave;
    await this.#options.kept.clearAll(this.#view.draft).catch(() => undefined);
    this.#begin({});
  }

  forgetReported(): void {
    this.#show({ reported: null });
  }

  photo = async (key: string): Promise<Blob | undefined> =>
    this.#photos.get(key) ?? (await this.#options.kept.loadPhoto(key).catch(() => undefined));

  /** Shows the draft at once and keeps it; saves follow each other, so none overwrites a newer one. */
  write = (draft: Draft): Promise<void> => {
    this.#show({ draft, saved: 'saving' });
    const save = async () => {
      const kept = await this.#options.kept.save(draft).then(
        () => true,
        () => false,
      );
      if (!kept) this.#show({ saved: 'failed' });
      else if (draft === this.#view.draft)
        this.#show({ saved: drafts.isBlank(draft) ? 'blank' : 'saved' });
    };
    this.#lastSave = this.#lastSave.then(save);
    return this.#lastSave;
  };

  /** Does what can be done now: uploads, then sends if that was asked for. One round at a time. */
  async work(): Promise<void> {
    if (this.#working || !this.#view.loaded) return;
    this.#working = true;
    clearTimeout(this.#timer);
    try {
      while (await this.#nextStep());
    } finally {
      this.#working = false;
      this.#show({ doing: 'rest' });
    }
  }

  async #nextStep(): Promise<boolean> {
    const step = drafts.nextStep(this.#view.draft, () => new Date(presentMs()).toISOString());
    this.#show({ doing: step.do });
    if (step.do === 'rest') return false;
    const { client } = this.#options;
    const { write, photo } = this;
    const outcome = await deliver(step, { client, write, photo, draft: () => this.#view.draft });
    this.#show({ reached: outcome.kind !== 'unreached' });
    if (outcome.kind === 'refused') this.#show({ problem: outcome.problem });
    if (outcome.kind === 'reported') await this.#finish(outcome.reported, outcome.earlier);
    if (outcome.kind === 'unreached' || outcome.kind === 'busy') this.#tryLater();
    if (outcome.kind === 'busy') this.#show({ problem: outcome.problem });
    if (outcome.kind === 'done') this.#retryMs = firstRetryMs;
    return outcome.kind === 'done';
  }

  #tryLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.work(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
  }

  async #finish(reported: MyCase, earlier: boolean): Promise<void> {
    await this.#lastSave;
    await this.#options.kept.clear(this.#view.draft).catch(() => undefined);
    this.#begin({ reported: { code: reported.code, earlier } });
    this.#options.onReported(reported);
  }

  #begin(change: Partial<OutboxView>): void {
    for (const address of this.#view.pictures.values()) URL.revokeObjectURL(address);
    this.#photos.clear();
    this.#retryMs = firstRetryMs;
    this.#show({ ...freshView(), loaded: true, ...change });
  }

  async #load(): Promise<void> {
    const { kept, client } = this.#options;
    const draft = await kept.load().catch(() => undefined);
    if (draft) this.#show({ draft, saved: drafts.isBlank(draft) ? 'blank' : 'saved' });
    for (const { key, uploaded } of draft?.photos ?? []) {
      const photo = await this.photo(key);
      if (photo) this.#showPicture(key, URL.createObjectURL(photo));
      else if (uploaded) this.#showPicture(key, client.photoUrl(uploaded, 'thumb'));
      else this.removePhoto(key);
    }
    this.#show({ loaded: true });
    void this.work();
  }

  async #keepPhoto(key: string, photo: Blob): Promise<void> {
    this.#photos.set(key, photo);
    this.#showPicture(key, URL.createObjectURL(photo));
    const save = () =>
      this.#options.kept.savePhoto(key, photo).catch(() => this.#show({ saved: 'failed' }));
    this.#lastSave = this.#lastSave.then(save);
    await this.#lastSave;
  }

  #showPicture(key: string, address: string): void {
    this.#show({ pictures: new Map(this.#view.pictures).set(key, address) });
  }

  #show(change: Partial<OutboxView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
