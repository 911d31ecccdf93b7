import type { RouteName } from '../../contract/table.ts';
import type { Caller, TestApp } from '../app.ts';
import { callerOf } from '../callers.ts';
import { openMakers, register, residentCookie, residentId } from './people.ts';
import type { Recipe } from './recipe.ts';
import type { SiteMaking } from './sites.ts';
import type { ThingName } from './things.ts';

const said = { kind: 'suggestion', words: '手机上的字再大一些' };
const note = { note: '已经排进下一版' };
const words = { words: '下一版可以调字号' };

type Some = Partial<Record<ThingName, string>>;

async function send(by: Caller): Promise<string> {
  return (await by('sendFeedback', { body: said })).ok.id;
}

/** Takes feedback along its road. */
async function walk(first: Caller, id: string, steps: number): Promise<string> {
  const params = { id };
  const road = [
    () => first('acceptFeedback', { params, body: { note: '' } }),
    () => first('answerFeedback', { params, body: words }),
    () => first('visitFeedback', { params, body: words }),
  ];
  for (const step of road.slice(0, steps)) (await step()).ok;
  return id;
}

/** What somebody who lives at this place says of the platform, at each bend of the road. */
export async function sendFeedbackAt({ world, county, site, makers }: SiteMaking): Promise<Some> {
  const name = `sender ${county} ${site}`;
  const sender = await register(world, county, { name, home: site });
  const { first } = makers;
  return {
    feedbackSent: await send(sender),
    feedbackAccepted: await walk(first, await send(sender), 1),
    feedbackAnswered: await walk(first, await send(sender), 2),
    feedbackVisited: await walk(first, await send(sender), 3),
  };
}

/** What a resident of the trials was answered and has not rated yet. */
export const answerFeedbackOf = (world: TestApp, county: number, name: string): Promise<string> =>
  answerTo(world, county, residentId(name));

/** The same of whoever has this key. */
export async function answerTo(world: TestApp, county: number, id: string): Promise<string> {
  const { first } = await openMakers(world, county);
  const cookie = await residentCookie(world, county, id);
  return walk(first, await send(callerOf(world.app, cookie, county)), 2);
}

const about = (name: ThingName, body?: object): Recipe => ({
  about: 'place',
  named: true,
  ask: ({ things }) => ({ params: { id: things[name] }, ...(body && { body }) }),
});
const nothing = (body?: object): Recipe => ({
  about: 'nothing',
  named: false,
  ask: () => ({ ...(body && { body }) }),
});

/** What residents say of the platform, and what becomes of it. */
export const ofFeedback: Partial<Record<RouteName, Recipe>> = {
  sendFeedback: nothing(said),
  listMyFeedback: nothing(),
  rateFeedback: {
    about: 'nothing',
    named: true,
    ask: ({ things }) => ({ params: { id: things.myFeedback }, body: { rating: 5, words: '' } }),
  },
  listFeedback: nothing(),
  acceptFeedback: about('feedbackSent', { note: '' }),
  answerFeedback: about('feedbackAccepted', words),
  visitFeedback: about('feedbackAnswered', words),
  closeFeedback: about('feedbackVisited'),
  adoptFeedback: about('feedbackAnswered', note),
};
