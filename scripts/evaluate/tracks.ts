import { judgeTrack, type Verdict } from '../../server/features/patrols/track/judge.ts';
import { wordsOf } from '../../server/features/patrols/track/reasons.ts';
import type { Track, TrackPoint } from '../../server/features/patrols/track/track.ts';
import { InputError, type Row, readCsv } from './csv.ts';

/* Judges labelled tracks one after the other, each with those that began before it as known. */

interface Labelled {
  id: string;
  label: string | undefined;
  track: Track;
}

interface Judged {
  track: string;
  label: string | null;
  verdict: Verdict['kind'];
  reasons: string[];
  minutes: number;
  metres: number;
  /** null without a label. */
  right: boolean | null;
}

export function evaluateTracks([tracksFile = '', indexFile = '']: readonly string[]): string[] {
  const tracks = readTracks(tracksFile, indexFile);
  const judged = tracks.map((one) => judge(one, tracks));
  const lines = judged.map(
    ({ track, label, verdict, reasons, minutes, right }) =>
      `${right === false ? '✗' : '·'} ${track} (${label ?? '—'}): ${verdict}, ${minutes} min ${reasons
        .map((reason) => inWords(reason))
        .join(' ')}`,
  );
  return [...lines, JSON.stringify({ tracks: judged, totals: totalsOf(judged) })];
}

const inWords = (reason: string) => {
  const { zh, en } = wordsOf(reason as Verdict['reasons'][number]);
  return `[${reason}] ${zh} ${en}`;
};

function judge({ id, label, track }: Labelled, all: readonly Labelled[]): Judged {
  const place = all.findIndex((other) => other.id === id);
  const begin = beginOf(track);
  const earlier = all
    .filter((other, i) => {
      const theirs = beginOf(other.track);
      return other.id !== id && (theirs < begin || (theirs === begin && i < place));
    })
    .map((other) => other.track);
  const { kind, reasons, minutes, metres } = judgeTrack({ track, now: Date.now(), earlier });
  const right = label === undefined ? null : kind === wanted(label);
  return { track: id, label: label ?? null, verdict: kind, reasons, minutes, metres, right };
}

/** A track without any time was known first: nobody can say that it is later. */
const beginOf = ({ points }: Track) => points.find(({ at }) => at !== undefined)?.at ?? 0;

/** Of walks by name, those in which something else is wrong than a pause or a gap. */
const spoilt = /bad|broken|replay|cop(y|ied)|fake|simulat|short/;

/** Labels name the kind of a track: a walk, a walk with a ride, or something that is no walk. */
function wanted(label: string): Verdict['kind'] {
  if (/^walk/.test(label) && !spoilt.test(label)) return 'accept';
  return label.startsWith('mixed') ? 'partly' : 'refuse';
}

function totalsOf(judged: readonly Judged[]) {
  const labelled = judged.filter(({ right }) => right !== null);
  const count = (of: (one: Judged) => boolean) => labelled.filter(of).length;
  const isWalk = ({ label }: Judged) => wanted(label ?? '') === 'accept';
  const isOther = ({ label }: Judged) => wanted(label ?? '') === 'refuse';
  return {
    tracks: judged.length,
    walks: count(isWalk),
    walksAccepted: count((one) => isWalk(one) && one.verdict === 'accept'),
    mixed: count(({ label }) => wanted(label ?? '') === 'partly'),
    mixedPartly: count(
      ({ label, verdict }) => wanted(label ?? '') === 'partly' && verdict === 'partly',
    ),
    others: count(isOther),
    othersRefused: count((one) => isOther(one) && one.verdict === 'refuse'),
    wrong: count(({ right }) => right === false),
  };
}

function readTracks(tracksFile: string, indexFile: string): Labelled[] {
  const rows = readCsv(tracksFile, ['track_id', 'seq', 'time', 'lat', 'lon']);
  const index = readCsv(indexFile, ['track_id', 'label']);
  const labels = new Map(index.map(({ fields }) => [fields.track_id ?? '', fields.label]));
  const byTrack = Map.groupBy(rows, ({ fields }) => fields.track_id ?? '');
  for (const { line, fields } of index)
    if (!byTrack.has(fields.track_id ?? ''))
      throw new InputError(
        `${indexFile}:${line} track_id: ${tracksFile} 里没有 ${fields.track_id} has no points`,
      );
  return [...byTrack].map(([id, ofTrack]) => {
    const numbered = ofTrack.map((row) => ({
      seq: numberOf(tracksFile, row, 'seq', 1e9),
      point: pointOf(tracksFile, row),
    }));
    const points = numbered.sort((a, b) => a.seq - b.seq).map(({ point }) => point);
    return { id, label: labels.get(id), track: { points, datum: 'wgs84' } };
  });
}

const pointOf = (file: string, row: Row): TrackPoint => ({
  at: timeOf(file, row),
  lat: numberOf(file, row, 'lat', 90),
  lng: numberOf(file, row, 'lon', 180),
});

function numberOf(file: string, { line, fields }: Row, field: string, most: number): number {
  const text = fields[field]?.trim() ?? '';
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || Math.abs(value) > most)
    throw new InputError(
      `${file}:${line} ${field}: “${text}” 不是 ±${most} 以内的数 no number within ±${most}`,
    );
  return value;
}

/** A receiver may leave it out; what stands there must be an instant. */
function timeOf(file: string, { line, fields }: Row): number | undefined {
  const text = fields.time?.trim() ?? '';
  if (text === '') return undefined;
  const at = Date.parse(text);
  if (!/^-?\d{4,6}-\d\d-\d\dT/.test(text) || Number.isNaN(at))
    throw new InputError(
      `${file}:${line} time: “${text}” 不是时刻 no instant, YYYY-MM-DDTHH:MM:SSZ`,
    );
  return at;
}
