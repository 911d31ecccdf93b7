import type { VisitResult } from '../../contract/case-road.ts';
import type { Position } from '../../contract/values.ts';
import type { Lamps } from '../../ui/LampRating.tsx';
import { newRequestId } from '../../ui/request-id.ts';
import type { DraftAnswers } from '../report/draft.ts';

/** What is half typed: a check at a case, what its reporter says of it, or a report of somebody. */
export interface Half {
  /** Under which it goes out, once it is whole. */
  id: string;
  /** When it was last changed. */
  at: string;
  words: string;
  solved: 'yes' | 'no';
  place: string;
  position: Position | null;
  /** Who tells it, where nobody can agree. */
  name: string;
  phone: string;
  photos: readonly string[];
  /** What kind of thing it is, as somebody chose; null: as the words suggest. An older build kept none of these. */
  category?: string | null;
  suggested?: string | null;
  /** The words of which the county suggested it; null: the phone guessed. */
  suggestedOf?: string | null;
  answers?: DraftAnswers;
  /** The child who noticed it, as they say its name; null: they did so themselves. */
  child?: string | null;
  /** A report nearby that tells of the same, as they say. */
  sameAs?: string | null;
  /** What came of asking whoever reported it; left out: that it is solved. */
  result?: VisitResult;
  /** Lamps, as they say. */
  rating?: Lamps;
}

/** Each under what it is about: `visitOf` or `askingOf` a case, `reportOf` somebody, or a `sayingOf` theirs. */
export type Halves = Readonly<Record<string, Half>>;

export interface KeptHalves {
  load(): Promise<Halves>;
  change(by: (halves: Halves) => Halves): Promise<void>;
  savePhoto(key: string, photo: Blob): Promise<void>;
  loadPhoto(key: string): Promise<Blob | undefined>;
  dropPhotos(keys: readonly string[]): Promise<void>;
}

export const visitOf = (code: string) => `visit:${code}`;
/** The reporter’s words, never those of whoever looked at it. */
export const askingOf = (code: string) => `asking:${code}`;
/** @param who the number or the account by which they agreed; null: nobody could agree yet */
export const reportOf = (who: string | null) => `report:${who ?? ''}`;
/** What they say to a case of theirs: that it is solved, that it is not, or what was asked. */
export const sayingOf = (who: string, { code, saying }: { code: string; saying: string }) =>
  `${reportOf(who)}:${code}:${saying}`;
const isReport = (of: string) => of.startsWith('report:');

/** Nobody comes back to it after so long, and it is somebody’s words. */
const keptForMs = 12 * 3_600_000;

/**
 * What a grid worker has half typed, so that a page that is loaded anew, or a closed app, loses none of it.
 * It is kept as it is typed; where the phone keeps nothing, only that is lost.
 */
export class HalfWritten {
  #kept: KeptHalves;
  #halves: Halves = {};
  #lastWrite: Promise<unknown> = Promise.resolve();

  constructor(kept: KeptHalves) {
    this.#kept = kept;
  }

  async load(now: number): Promise<void> {
    this.#halves = await this.#kept.load().catch(() => ({}));
    await this.#drop(([, { at }]) => now - Date.parse(at) >= keptForMs);
  }

  of = (of: string): Half | undefined => this.#halves[of];

  begin = (): Half => ({
    id: newRequestId(),
    at: '',
    words: '',
    solved: 'yes',
    place: '',
    position: null,
    name: '',
    phone: '',
    photos: [],
  });

  write(of: string, half: Half): void {
    this.#halves = { ...this.#halves, [of]: half };
    void this.#change((halves) => ({ ...halves, [of]: half }));
  }

  /**
   * It is whole and written down.
   * @param goOn its photos that go on with it: what else was taken for it leaves the phone
   */
  async end(of: string, goOn: readonly string[]): Promise<void> {
    const left = (this.#halves[of]?.photos ?? []).filter((key) => !goOn.includes(key));
    await this.#without([of]);
    if (left.length > 0) await this.#kept.dropPhotos(left).catch(() => undefined);
  }

  /** Somebody agreed: what they were telling goes on, and what anybody else told goes. */
  async agreed(who: string): Promise<void> {
    const untold = this.#halves[reportOf(null)];
    if (untold?.phone === who && this.#halves[reportOf(who)] === undefined) {
      this.write(reportOf(who), untold);
      await this.#without([reportOf(null)]);
    }
    const isTheirs = (of: string) => of === reportOf(who) || of.startsWith(`${reportOf(who)}:`);
    await this.#drop(([of]) => isReport(of) && !isTheirs(of));
  }

  /** Whoever stood beside the worker has gone. */
  async endReports(): Promise<void> {
    await this.#drop(([of]) => isReport(of));
  }

  savePhoto = (key: string, photo: Blob) => this.#kept.savePhoto(key, photo);
  loadPhoto = (key: string) => this.#kept.loadPhoto(key);
  dropPhoto = (key: string) => this.#kept.dropPhotos([key]);

  async #drop(which: (entry: [string, Half]) => boolean): Promise<void> {
    const dropped = Object.entries(this.#halves).filter(which);
    if (dropped.length === 0) return;
    await this.#without(dropped.map(([of]) => of));
    const photos = dropped.flatMap(([, half]) => half.photos);
    await this.#kept.dropPhotos(photos).catch(() => undefined);
  }

  async #without(gone: readonly string[]): Promise<void> {
    const left = (halves: Halves): Halves =>
      Object.fromEntries(Object.entries(halves).filter(([of]) => !gone.includes(of)));
    this.#halves = left(this.#halves);
    await this.#change(left);
  }

  /** One after the other: what was typed last is what stays. */
  #change(by: (halves: Halves) => Halves): Promise<unknown> {
    this.#lastWrite = this.#lastWrite.then(() => this.#kept.change(by)).catch(() => undefined);
    return this.#lastWrite;
  }
}
