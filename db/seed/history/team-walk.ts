import { consentForms } from '../../../contract/consent-forms.ts';
import type { TrackBody } from '../../../contract/patrols.ts';
import { setMyConsent } from '../../../server/features/my-data/service.ts';
import * as patrols from '../../../server/features/patrols/service.ts';
import { isRefusal, type Refusal } from '../../../server/platform/refusal.ts';
import type { Ask, Deps } from '../../../server/platform/use-case.ts';
import { chanceOf } from '../chance.ts';
import type { SeedResident } from '../county/people.ts';
import type { Actors } from './actors.ts';
import type { Event } from './moment.ts';
import { type Receiver, type Spot, trackOf } from './walk.ts';

export interface TeamWalk {
  key: string;
  /** The first leads. */
  team: readonly SeedResident[];
  actors: Actors;
  begin: Date;
  /** Until they are back, and send what they have. */
  minutes: number;
  /** Of the task that they walk for, once it is known; without it they go of their own accord. */
  task?: () => string;
  /** What the phone of one of them sends. */
  proofOf: (place: number, deps: Deps) => Promise<TrackBody>;
}

/** One begins, the others join by the code, and each phone sends what it has once they are back. */
export function walkOf({ key, team, actors, begin, minutes, task, proofOf }: TeamWalk): Event[] {
  const known = { id: '', code: '' };
  const [leader, ...others] = team;
  if (leader === undefined) return [];
  const event = (name: string, after: number, run: Event['run']): Event => ({
    at: new Date(begin.getTime() + after * 60_000),
    key: `${key}/${name}`,
    run,
  });
  return [
    event('begin', 0, async (deps) => {
      await agree(deps, actors.resident(leader, `${key}/agree`));
      const ask = actors.resident(leader, `${key}/begin`);
      const begun = granted(
        await (task === undefined
          ? patrols.beginPatrol(deps, ask)
          : patrols.takeTask(deps, ask, { task: task() })),
      );
      known.id = begun.id;
      known.code = begun.code ?? '';
    }),
    ...others.map((one, place) =>
      event(`join-${place}`, 0.5 + place / 10, async (deps) => {
        await agree(deps, actors.resident(one, `${key}/agree-${place}`));
        const ask = actors.resident(one, `${key}/join-${place}`);
        granted(await patrols.joinPatrol(deps, ask, { code: known.code }));
      }),
    ),
    ...team.map((one, place) =>
      event(`prove-${place}`, minutes + 2 + place, async (deps) => {
        const ask = actors.resident(one, `${key}/prove-${place}`);
        const proof = await proofOf(place, deps);
        granted(await patrols.provePatrol(deps, ask, { id: known.id, ...proof }));
      }),
    ),
  ];
}

interface Recorded {
  course: readonly Spot[];
  from: { lng: number; lat: number };
  receiver?: Receiver | undefined;
}

/** What the phones of a team record that walks one course: each errs in its own way. */
export function byTracks(
  { key, begin }: Pick<TeamWalk, 'key' | 'begin'>,
  { course, ...recorded }: Recorded,
): TeamWalk['proofOf'] {
  const recording = { ...recorded, begin: new Date(begin.getTime() + 60_000) };
  return async (place) => trackOf(chanceOf(`${key}/phone-${place}`), course, recording);
}

/** As the phone asks before it records a way. */
async function agree(deps: Deps, ask: Ask): Promise<void> {
  const textVersion = consentForms.tracks.version;
  granted(await setMyConsent(deps, ask, { purpose: 'tracks', given: true, textVersion }));
}

export function granted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`a patrol of the demo: ${answer.code}`);
  return answer;
}
