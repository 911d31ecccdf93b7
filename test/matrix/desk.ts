import type { RouteName } from '../../contract/table.ts';
import { makePhoto } from '../app.ts';
import { units } from './land.ts';
import { type Asking, aboutCase, aboutId, note, nothing, type Recipe } from './recipe.ts';
import { nobodysId, type ThingName } from './things.ts';

const words = '已经处理好了';
const aPage = '01900000-0000-7000-8000-0000000000aa';

/** Cases of the asker's unit, or of the other one. */
const sent = ({ whose }: Asking) => (whose === 'another’s' ? 'sentToThem' : 'sentToUs');
/** What a unit's people took, or what the reporter did. */
const seen = ({ whose }: Asking): ThingName =>
  ({ any: 'photo', mine: 'workPhoto', 'another’s': 'workPhotoOfThem' })[whose] as ThingName;

/** Two cases of one place, and what was merged a moment ago. */
const merging = ({ things }: Asking) => ({
  params: { code: things.reported },
  body: { into: things.accepted, note: '' },
});
const splitting: Recipe = {
  ...aboutCase('reported'),
  ask: async (asking) => {
    await asking.caller('mergeCases', merging(asking));
    return { params: { code: asking.things.reported }, body: { note: '' } };
  },
};

/** Each trial takes back what it wrote, so that one picture does for all of them. */
let picture: Promise<Buffer> | undefined;
const seenPicture = () => {
  picture ??= makePhoto(30_001);
  return picture;
};

/** Seen on the spot, wherever that is; whoever may not take a photo has none. */
const onSite: Recipe = {
  ...aboutCase('answered'),
  ask: async ({ things, caller, world, county }) => {
    const code = things.answered;
    const found = await world.deps.database.read
      .selectFrom('cases')
      .select(['lng', 'lat'])
      .where('county', '=', county)
      .where('code', '=', code)
      .executeTakeFirst();
    const position = { lng: found?.lng ?? 0, lat: found?.lat ?? 0 };
    const uploaded = await caller('uploadStaffPhoto', { file: await seenPicture() });
    const photo = uploaded.status === 201 ? uploaded.ok.id : nobodysId;
    const seenAt = world.clock.now().toISOString();
    const body = { ...note, solved: true, photoIds: [photo], position, seenAt };
    return { params: { code }, body };
  },
};

export const ofTheDesk: Partial<Record<RouteName, Recipe>> = {
  listFieldTasks: nothing(),
  verifyOnSite: onSite,
  getCaseSlip: aboutCase('reported'),
  getTopics: nothing(),
  getMatter: aboutCase('reported'),
  mergeCases: { ...aboutCase('reported'), ask: merging },
  splitCase: splitting,
  listCases: nothing({ body: {} }),
  getCase: aboutCase(sent),
  followCases: nothing(),
  lookAtCase: aboutCase(sent, { body: { page: aPage, doing: 'looking' } }),
  leaveCase: nothing({ body: { page: aPage, code: 'SY26-00000-00000' } }),
  getWorkbench: nothing(),
  acceptCase: aboutCase('reported', { body: note }),
  returnCase: aboutCase('reported', { body: note }),
  refuseCase: aboutCase('reported', { body: { ...note, reason: 'not_true' } }),
  dispatchCase: aboutCase('accepted', { body: { ...note, unit: units.ours, resolveDays: 3 } }),
  answerCase: aboutCase(sent, { body: { words, handled: true, photoIds: [] } }),
  verifyCase: aboutCase('answered', { body: { ...note, solved: true } }),
  closeCase: aboutCase('awaiting', { body: note }),
  publishCase: aboutCase('closed', {
    body: { title: '路面清出来了', words, place: '老街', photoIds: [] },
  }),
  unpublishCase: aboutCase('published', { body: note }),
  maskPhoto: aboutId(seen, { body: { boxes: [] } }),
  suggestMasks: aboutId(seen),
  uploadStaffPhoto: nothing({ photo: true }),
  getStaffPhoto: aboutId(seen),
};
