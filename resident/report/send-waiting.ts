import { type Client, createClient, Refused } from '../../ui/client.ts';
import { presentMs } from '../../ui/now.ts';
import { deliver } from './deliver.ts';
import { type Draft, nextStep } from './draft.ts';
import { allDrafts, type KeptDrafts, keptDrafts, keptLanguage, toldOf } from './kept-draft.ts';
import { beginPatience } from './patience.ts';

/**
 * Sends what waits, in the name of whoever is signed in in this browser and of nobody else.
 * @throws where a part of it is to be tried again later
 */
export async function sendWaiting(giveWay: AbortSignal, base = ''): Promise<void> {
  const language = (await keptLanguage()) ?? 'zh-CN';
  const waiting = (await allDrafts()).filter(({ draft }) => draft.phase === 'sending');
  for (const county of new Set(waiting.map((one) => one.county))) {
    const client = createClient({ county, language: () => language, base });
    const resident = await whoIsSignedIn(client, giveWay);
    const mine = waiting.filter((one) => one.county === county && one.resident === resident);
    for (const { draft } of mine)
      await sendOne(draft, { client, giveWay, kept: keptDrafts(county, resident ?? '') });
  }
}

/** undefined: nobody; then it waits for the sign-in. */
async function whoIsSignedIn(client: Client, signal: AbortSignal): Promise<string | undefined> {
  try {
    return (await client.call('getMe', { signal })).id;
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 401) return undefined;
    throw error;
  }
}

interface Sending {
  client: Client;
  kept: KeptDrafts;
  giveWay: AbortSignal;
}

async function sendOne(first: Draft, { client, kept, giveWay }: Sending): Promise<void> {
  let draft = first;
  for (;;) {
    const step = nextStep(draft, () => new Date(presentMs()).toISOString());
    if (step.do === 'rest' || giveWay.aborted) return;
    const { signal, end } = beginPatience(giveWay);
    const outcome = await deliver(step, {
      client,
      signal,
      draft: () => draft,
      write: async (next) => {
        draft = next;
        await kept.save(next);
      },
      photo: (key) => kept.loadPhoto(key),
    }).finally(end);
    if (outcome.kind === 'reported') {
      const { reported, earlier } = outcome;
      await kept.tellSent(toldOf(draft, reported.code, earlier));
      await kept.clear(draft);
    }
    if (outcome.kind === 'unreached' || outcome.kind === 'busy')
      throw new Error('the reports that wait are to be sent later');
    if (outcome.kind !== 'done') return;
  }
}
