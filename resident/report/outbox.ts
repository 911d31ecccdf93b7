import type { MyCase } from '../../contract/case-views.ts';
import type { Problem } from '../../contract/values.ts';
import type { Client } from '../../ui/client.ts';
import { presentMs } from '../../ui/now.ts';
import { newRequestId } from '../../ui/request-id.ts';
import { shrinkPhoto } from '../photos/shrink.ts';
import { deliver } from './deliver.ts';
import type { Draft, DraftChange, Step } from './draft.ts';
import * as drafts from './draft.ts';
import type { KeptDraft } from './kept-draft.ts';
import { beginPatience } from './patience.ts';

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
  /** Of the photo that is going out now, the share that has gone. */
  progress: { key: string; share: number } | null;
  /** false: the last attempt did not reach the server. */
  reached: boolean;
  problem: Problem | null;
}

/** Something stands in the phone that the server has not got. */
export const isUnsent = ({ draft, preparing }: OutboxView) =>
  !drafts.isBlank(draft) || preparing > 0;

export interface OutboxOptions {
  client: Client;
  kept: KeptDraft;
  /** Whether whoever wrote it is the one who is signed in, as far as this phone knows. */
  isTheirs: () => boolean;
  /** As the phone kept it; left out: a new one. */
  draft?: Draft;
  /** Waits for its turn, so that reports do not share a thin line; answers how to let the next one on. */
  turn: () => Promise<() => void>;
  /** Pressed send: it is to go out even when the app is closed. */
  onWaiting: () => void;
  /** Called once, with the server's case; `earlier`: it was content that had arrived before the last change. */
  onReported: (reported: MyCase, earlier: boolean) => void;
}

const firstRetryMs = 5_000;
const longestRetryMs = 60_000;

function firstView(draft: Draft): OutboxView {
  return {
    draft,
    loaded: false,
    saved: drafts.isBlank(draft) ? 'blank' : 'saved',
    doing: 'rest',
    preparing: 0,
    pictures: new Map(),
    progress: null,
    reached: true,
    problem: draft.problem ?? null,
  };
}

/**
 * Carries one report from the first keystroke to the server: keeps it in the phone, uploads photos in
 * the background, sends under the stored request id, and tries again until there is an answer.
 */
export class Outbox {
  #view: OutboxView;
  #listeners = new Set<() => void>();
  #options: OutboxOptions;
  #working = false;
  /** Something came while it worked: it looks once more before it rests. */
  #asked = false;
  #stopped = false;
  #retryMs = firstRetryMs;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastSave: Promise<void> = Promise.resolve();
  #loading: Promise<void> = Promise.resolve();
  /** Sent or thrown away: nothing that was begun before brings it back. */
  #gone = false;
  /** Photos of this visit; what the phone's store cannot keep can still be sent from here. */
  #photos = new Map<string, Blob>();

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#view = firstView(options.draft ?? drafts.emptyDraft(newRequestId()));
  }

  get id(): string {
    return this.#view.draft.id;
  }

  /** Opens the photos of the kept draft and starts watching for the network. */
  start(): void {
    addEventListener('online', this.#again);
    this.#loading = this.#load();
  }

  /** Leaves everything as the phone keeps it. */
  stop(): void {
    this.#stopped = true;
    removeEventListener('online', this.#again);
    clearTimeout(this.#timer);
    for (const address of this.#view.pictures.values()) URL.revokeObjectURL(address);
  }

  #again = () => void this.work();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): OutboxView => this.#view;

  /** What was heard or found too late changes nothing of what is on its way. */
  change(change: DraftChange): void {
    if (this.#view.draft.phase !== 'writing') return;
    this.#show({ problem: null });
    void this.write(drafts.edited(this.#view.draft, change));
  }

  /** What the words suggest changes nothing that the resident did. */
  suggest(suggested: string | null, suggestedOf: string | null): void {
    const { draft } = this.#view;
    const isKnown = draft.suggested === suggested && draft.suggestedOf === suggestedOf;
    if (draft.phase !== 'writing' || isKnown) return;
    // That it is the same as one nearby was said of one of the kind before.
    const isOfAnother = draft.category === null && draft.suggested !== suggested;
    const same = isOfAnother ? { sameAs: null } : {};
    void this.write({ ...draft, ...same, suggested, suggestedOf });
  }

  async addPhotos(files: readonly Blob[]): Promise<void> {
    const room = drafts.maxPhotos - this.#view.draft.photos.length - this.#view.preparing;
    const taken = files.slice(0, Math.max(0, room));
    this.#show({ preparing: this.#view.preparing + taken.length });
    for (const file of taken) {
      const key = newRequestId();
      const photo = await shrinkPhoto(file);
      if (this.#gone) return;
      await this.#keepPhoto(key, photo);
      // No draft names it yet, so nothing else would take it out of the phone.
      if (this.#gone) return this.#options.kept.dropPhoto(key).catch(() => undefined);
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
    await this.write(drafts.sendPressed(this.#view.draft, new Date(presentMs()).toISOString()));
    if (this.#view.draft.phase === 'sending') this.#options.onWaiting();
    await this.work();
  }

  /** Takes a waiting report back to change it; nothing is taken back that is under way. */
  edit(): void {
    if (this.#view.doing !== 'send') void this.write(drafts.backToWriting(this.#view.draft));
  }

  /** Takes it out of the phone; afterwards there is nothing to be done with this outbox. */
  async discard(): Promise<void> {
    this.stop();
    await this.#clear();
  }

  /** What is being read or saved would bring it back. */
  async #clear(): Promise<void> {
    this.#gone = true;
    await this.#loading;
    await this.#lastSave;
    await this.#options.kept.clear(this.#view.draft).catch(() => undefined);
  }

  /** Undefined: it is not here. A phone that cannot read it just now throws: then it is no less there. */
  photo = async (key: string): Promise<Blob | undefined> =>
    this.#photos.get(key) ?? (await this.#options.kept.loadPhoto(key));

  /** Shows the draft at once and keeps it; saves follow each other, so none overwrites a newer one. */
  write = (draft: Draft): Promise<void> => {
    if (this.#gone) return this.#lastSave;
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
    this.#asked = true;
    if (this.#working || this.#stopped || !this.#view.loaded) return;
    if (!this.#options.isTheirs()) return;
    this.#working = true;
    clearTimeout(this.#timer);
    const done = await this.#options.turn();
    try {
      while (this.#asked && !this.#stopped) {
        this.#asked = false;
        while (!this.#stopped && (await this.#nextStep()));
      }
    } finally {
      done();
      this.#working = false;
      this.#show({ doing: 'rest', progress: null });
    }
  }

  async #nextStep(): Promise<boolean> {
    const step = drafts.nextStep(this.#view.draft, () => new Date(presentMs()).toISOString());
    this.#show({ doing: step.do });
    if (step.do === 'rest') return false;
    // A photo that is still being made smaller belongs to it, and asks again once it is.
    if (step.do === 'send' && this.#view.preparing > 0) return false;
    const { client } = this.#options;
    const { write, photo } = this;
    // Every other report waits for its turn behind this one: what a dead line does not answer is asked again later.
    const { signal, heard, end } = beginPatience();
    const outcome = await deliver(step, {
      client,
      write,
      photo,
      signal,
      draft: () => this.#view.draft,
      onProgress: (key, share) => {
        heard();
        this.#show({ progress: { key, share } });
      },
    }).finally(end);
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
    if (this.#gone) return;
    await this.#clear();
    this.stop();
    this.#options.onReported(reported, earlier);
  }

  async #load(): Promise<void> {
    const { client } = this.#options;
    for (const { key, uploaded } of this.#view.draft.photos) {
      const photo = await this.photo(key).catch(() => 'unread' as const);
      // Without its picture it waits all the same, and is read again when it goes out.
      if (photo === 'unread') continue;
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
