import type { RouteName } from '../../contract/table.ts';
import { codeOf } from './land.ts';
import type { Asking, Recipe } from './recipe.ts';
import type { SiteMaking } from './sites.ts';
import type { ThingName } from './things.ts';

let registered = 0;

/** A bot that nobody has registered before. */
const newBot = (area: string) => ({
  area,
  name: '老街居民群',
  readers: 'residents',
  address: `https://open.feishu.cn/open-apis/bot/v2/hook/matrix-${String(++registered).padStart(8, '0')}`,
  secret: null,
});

/** The group of an area has a bot. */
export async function registerBotAt({
  county,
  site,
  makers,
}: SiteMaking): Promise<Partial<Record<ThingName, string>>> {
  const body = newBot(codeOf(county, site));
  return { groupBot: (await makers.administrator('addGroupBot', { body })).ok.id };
}

const about = (ask: Recipe['ask']): Recipe => ({ about: 'place', named: true, ask });
const byId = ({ things }: Asking) => ({ params: { id: things.groupBot } });

/** Bots in groups, and what an area tells there. */
export const ofGroupBots: Partial<Record<RouteName, Recipe>> = {
  listGroupBots: { about: 'nothing', named: false, ask: () => ({}) },
  addGroupBot: about(({ things }) => ({ body: newBot(things.area) })),
  testGroupBot: about(byId),
  setGroupBotAlerts: about(({ things }) => ({
    params: { id: things.groupBot },
    body: { alerts: false },
  })),
  removeGroupBot: about(byId),
  getDigest: about(({ things }) => ({ query: { area: things.area } })),
};
