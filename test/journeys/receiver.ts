import type { Page } from 'playwright-core';
import type { TrackPoint } from '../../server/features/patrols/track/track.ts';
import { positions } from '../county.ts';
import { chanceOf } from '../tracks/draw.ts';
import { openSky, receiveAt } from '../tracks/receiver.ts';
import { along, rounds, swaying, walkingPace } from '../tracks/ways.ts';

/* The receiver of a phone: what it says is for the test to say, since a browser gives positions of its own clock only. */

export async function holdReceiver(page: Page): Promise<void> {
  await page.context().addInitScript(() => {
    const there = globalThis as unknown as { navigator: object; take?: (fix: object) => void };
    Object.defineProperty(there.navigator, 'geolocation', {
      value: {
        watchPosition: (take: (fix: object) => void) => {
          there.take = take;
          return 1;
        },
        clearWatch: () => {},
        getCurrentPosition: () => {},
      },
    });
  });
}

export const receive = (page: Page, fixes: readonly TrackPoint[]) =>
  page.evaluate((list) => {
    const { take } = globalThis as unknown as { take: (fix: object) => void };
    for (const { at, lng, lat } of list)
      take({ timestamp: at, coords: { longitude: lng, latitude: lat, accuracy: 5 } });
  }, fixes);

/** What it says of a walk of somewhat over an hour in the west; the seed tells one walk from another. */
export function fixesOf(seed: string, begun: number): TrackPoint[] {
  const chance = chanceOf(seed);
  const way = along(rounds(chance, 6_000), 66 * 60, walkingPace(chance, 1.2));
  return receiveAt(chance, swaying(chance, way), {
    receiver: { ...openSky, everyS: 5, digits: 7 },
    begin: begun,
    origin: positions.west,
  });
}
