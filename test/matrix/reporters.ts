import type { RouteName } from '../../contract/table.ts';
import { openMakers } from './people.ts';
import { aboutCase, aboutId, byId, note, nothing, type Recipe } from './recipe.ts';
import { lookWanted } from './sites.ts';

/** A look that others asked for, or one that whoever is tried asked for and somebody agreed to. */
const looking: Recipe = {
  ...aboutId('look'),
  ask: async ({ things, whose, caller, world, county }) => {
    if (whose !== 'mine') return byId(things.look);
    const params = { code: things.reported };
    const { id } = (await caller('askUnmasking', { params, body: lookWanted })).ok;
    const { second } = await openMakers(world, county);
    (await second('approveUnmasking', { params: { id }, body: note })).ok;
    return byId(id);
  },
};

export const ofReporters: Partial<Record<RouteName, Recipe>> = {
  askUnmasking: aboutCase('reported', { body: lookWanted }),
  getMyUnmasking: aboutCase('reported'),
  lookUnmasked: looking,
  listUnmaskings: nothing(),
  approveUnmasking: aboutId('look', { body: note }),
  declineUnmasking: aboutId('look', { body: note }),
};
