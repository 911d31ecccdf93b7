import { consentForms } from '../../contract/consent-forms.ts';
import type { TrackBody } from '../../contract/patrols.ts';
import type { Caller, TestApp } from '../app.ts';
import { positions } from '../county.ts';
import { chanceOf } from './draw.ts';
import { rideCourse } from './kinds.ts';
import { openSky, receiveAt } from './receiver.ts';
import { along, type Course, rounds, swaying, walkingPace } from './ways.ts';

/** To have one’s ways recorded. */
export const agreeing = {
  params: { purpose: 'tracks' },
  body: { given: true, textVersion: consentForms.tracks.version },
};

/** People of a county who walk with phones: what a phone records moves the county’s clock along. */
export function phonesOf(
  world: () => TestApp,
  origin: { lng: number; lat: number } = positions.west,
) {
  // No two phones walk alike; and those of one file walk alike whatever ran before it.
  const name = `${origin.lng} ${origin.lat}`;
  let drawn = 0;
  const seed = () => `${name} ${drawn++}`;

  /** To the next ten o'clock in the morning of Shanghai. */
  function morning(): void {
    const { clock } = world();
    const hour = (clock.now().getTime() / 3_600_000) % 24;
    clock.advance({ hours: (26 - hour) % 24 || 24 });
  }

  async function grownUp(phone?: string): Promise<Caller> {
    const one = await world().resident(phone);
    (await one('completeProfile', { body: { name: '沈月', age: { kind: 'adult' } } })).ok;
    (await one('setMyConsent', agreeing)).ok;
    return one;
  }

  /** Round and round a block, as people on patrol do. */
  function around(minutes: number): Course {
    const chance = chanceOf(`way ${seed()}`);
    const corners = rounds(chance, minutes * 60 * 1.5);
    return swaying(chance, along(corners, minutes * 60, walkingPace(chance, 1.2)));
  }

  /** A phone goes along a course from now on, and the county's clock with it; or beside another phone. */
  function record(course: Course, noise = `phone ${seed()}`, beside?: TrackBody): TrackBody {
    const { clock } = world();
    const begun = Date.parse(beside?.points[0]?.at ?? clock.now().toISOString());
    const receiver = { ...openSky, everyS: 5, digits: 7 };
    const points = receiveAt(chanceOf(noise), course, { receiver, begin: begun, origin });
    if (beside === undefined) clock.advance({ minutes: Math.ceil(course.length / 60) });
    return {
      datum: 'wgs84',
      points: points.map(({ at = 0, lng, lat }) => ({ at: new Date(at).toISOString(), lng, lat })),
    };
  }

  return {
    morning,
    grownUp,
    around,
    record,
    walk: (minutes: number) => record(around(minutes)),
    ride: (minutes: number) => record(rideCourse(chanceOf(`ride ${seed()}`), minutes, 'scooter')),
    begin: async (one: Caller) => (await one('beginPatrol')).ok,
    prove: (one: Caller, id: string, body: TrackBody) =>
      one('provePatrol', { params: { id }, body }),
  };
}

/** The same track, as if it had been recorded so many hours later. */
export const laterBy = (track: TrackBody, hours: number): TrackBody => ({
  ...track,
  points: track.points.map(({ at, ...place }) => ({
    ...place,
    at: new Date(Date.parse(at ?? '') + hours * 3_600_000).toISOString(),
  })),
});
