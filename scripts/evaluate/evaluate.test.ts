import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TrackPoint } from '../../server/features/patrols/track/track.ts';
import { chanceOf } from '../../test/tracks/draw.ts';
import { copyOf, ride, stand, walk, walkThenRide } from '../../test/tracks/kinds.ts';
import { readCsv } from './csv.ts';
import { evaluateTracks } from './tracks.ts';

const folder = mkdtempSync(join(tmpdir(), 'evaluate-'));
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const rowsOf = (id: string, points: TrackPoint[]) =>
  points.map(({ at, lat, lng }, i) => {
    const time = at === undefined ? '' : new Date(at).toISOString();
    return `${id},${i},${time},${lat},${lng},`;
  });
const header = 'track_id,seq,time,lat,lon,ele';

describe('labelled tracks', () => {
  const morning = walk(chanceOf('morning'));
  const tracks = {
    morning: ['walk', morning],
    again: ['replayed', copyOf(chanceOf('again'), morning)],
    bus: ['vehicle', ride('bus')(chanceOf('bus'))],
    bench: ['stationary', stand(chanceOf('bench'))],
    home: ['mixed_walk_vehicle', walkThenRide(chanceOf('home'))],
    odd: ['vehicle', walk(chanceOf('a walk under a wrong label'))],
  } as const;
  const entries = Object.entries(tracks);
  const rows = entries.flatMap(([id, [, points]]) => rowsOf(id, points));
  const tracksFile = file('tracks.csv', [header, ...rows].join('\n'));
  const index = entries.map(([id, [label]]) => `${id},${label},"by hand, and ""once"""`);
  const indexFile = file('index.csv', ['track_id,label,note', ...index].join('\r\n'));
  const lines = evaluateTracks([tracksFile, indexFile]);
  const result = JSON.parse(lines.at(-1) ?? '');

  test('each has its verdict, its reasons and its minutes', () => {
    expect(lines).toHaveLength(entries.length + 1);
    expect(result.tracks[0]).toMatchObject({ track: 'morning', verdict: 'accept', right: true });
    expect(result.tracks[0].minutes).toBeGreaterThan(20);
    expect(result.tracks[1]).toMatchObject({
      verdict: 'refuse',
      reasons: ['replayed'],
      minutes: 0,
    });
    expect(lines[2]).toContain('像是坐车或骑车');
  });
  test('a wrong verdict is counted, and marked', () => {
    expect(result.totals).toEqual({
      tracks: 6,
      walks: 1,
      walksAccepted: 1,
      mixed: 1,
      mixedPartly: 1,
      others: 4,
      othersRefused: 3,
      wrong: 1,
    });
    expect(lines.filter((line) => line.startsWith('✗'))).toHaveLength(1);
  });
});

describe('what cannot be read is named by file, line and field', () => {
  const index = file('one.csv', 'track_id,label\na,walk\n');
  test.each([
    ['a missing file', 'nowhere.csv', undefined, /nowhere\.csv: .*cannot be read \(ENOENT\)/],
    ['an empty file', 'empty.csv', '', /empty\.csv: .*the file is empty/],
    ['a missing column', 'column.csv', 'track_id,seq,time,lat\n', /column\.csv:1 lon: /],
    ['a short row', 'short.csv', `${header}\na,0,,1\n`, /short\.csv:2 lon: .*expected 6 .*found 4/],
    [
      'a word for a number',
      'word.csv',
      `${header}\na,0,,1,2,\na,1,,x,2,\n`,
      /word\.csv:3 lat: “x”/,
    ],
    ['a latitude of no earth', 'far.csv', `${header}\na,0,,91,2,\n`, /far\.csv:2 lat: “91”/],
    ['a time of no clock', 'time.csv', `${header}\na,0,noon,1,2,\n`, /time\.csv:2 time: “noon”/],
    ['a quote left open', 'quote.csv', `${header}\n"a,0,,1,2,\n`, /quote\.csv:2 #1: .*not closed/],
    [
      'a track without points',
      'other.csv',
      `${header}\nb,0,,1,2,\n`,
      /one\.csv:2 track_id: .* a has no/,
    ],
  ])('%s', (_, name, text, message) => {
    const tracks = text === undefined ? join(folder, name) : file(name, text);
    expect(() => evaluateTracks([tracks, index])).toThrow(message);
  });
});

test('a field in quotes holds commas, quotes and lines, and lines are still counted', () => {
  const path = file('quoted.csv', '\uFEFFa,b\n"x, ""y""\nz",1\n,\n');
  expect(readCsv(path, ['a', 'b'])).toEqual([
    { line: 2, fields: { a: 'x, "y"\nz', b: '1' } },
    { line: 4, fields: { a: '', b: '' } },
  ]);
});
