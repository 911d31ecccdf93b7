import { createClient } from '../../ui/client.ts';
import { keptLanguage } from '../report/kept-draft.ts';
import { allKeptWork, keptWork } from './kept-work.ts';
import { fieldWorkRoutes } from './routes.ts';
import { sendAll } from './sending.ts';

/**
 * Sends what grid workers wrote down on this phone, each part in the name of who wrote it: where somebody
 * else is signed in, or nobody, the server takes nothing and it waits.
 * @throws where a part of it is to be tried again later
 */
export async function sendFieldWork(giveWay: AbortSignal, base = ''): Promise<void> {
  const language = (await keptLanguage()) ?? 'zh-CN';
  let isLate = false;
  for (const { county, staff } of await allKeptWork()) {
    const kept = keptWork(county, staff);
    const client = createClient({
      county,
      language: () => language,
      routes: fieldWorkRoutes,
      meant: () => staff,
      base,
    });
    const hear = () => undefined;
    const { outcome } = await sendAll({ client, kept, change: kept.change, hear, giveWay });
    if (outcome === 'later') isLate = true;
  }
  if (isLate) throw new Error('what grid workers wrote down is to be sent later');
}
