import type { CategoryQuestion } from '../../../contract/areas.ts';

type Choice = [code: string, zh: string, en: string];

function question(
  code: string,
  zh: string,
  en: string,
  choices: readonly Choice[],
): CategoryQuestion {
  return {
    code,
    ask: { zh, en },
    choices: choices.map(([of, nameZh, nameEn]) => ({
      code: of,
      name: { zh: nameZh, en: nameEn },
    })),
  };
}

const yes: Choice = ['yes', '是', 'Yes'];
const no: Choice = ['no', '不是', 'No'];
const unsure: Choice = ['unsure', '说不清', 'Not sure'];

const howLong = question('how_long', '有多久了？', 'For how long?', [
  ['today', '今天才有', 'Since today'],
  ['days', '几天了', 'For some days'],
  ['weeks', '一周以上', 'For more than a week'],
  unsure,
]);
const stillThere = question('still_there', '现在还在吗？', 'Is it still there?', [
  ['there', '还在', 'Still there'],
  ['gone', '不在了', 'Gone'],
  ['again', '经常这样', 'It comes again and again'],
]);
const passable = question('passable', '人和车还过得去吗？', 'Can people and vehicles still pass?', [
  ['freely', '过得去', 'Yes'],
  ['on_foot', '只能走人', 'On foot only'],
  ['blocked', '过不去', 'No'],
]);
const atNight = question('at_night', '夜里有人走吗？', 'Do people walk there at night?', [
  yes,
  no,
  unsure,
]);
const fenced = question('fenced', '有没有围挡或警示？', 'Is it fenced off or marked?', [
  ['fenced', '有', 'Yes'],
  ['open', '没有', 'No'],
  unsure,
]);
const inside = question('somebody_inside', '里面有人吗？', 'Is anybody inside?', [yes, no, unsure]);
const hurt = question('hurt', '有人受伤吗？', 'Is anybody hurt?', [yes, no, unsure]);
const told = question(
  'told',
  '跟对方或物业说过吗？',
  'Was the other side, or the property manager, told?',
  [['told', '说过，没用', 'Yes, in vain'], ['not_told', '没说过', 'Not yet'], unsure],
);

/** What whoever handles a thing asks first: at most three a category, all to be answered by a tap. */
export const questionsOf: Readonly<Record<string, readonly CategoryQuestion[]>> = {
  '010100': [passable, stillThere],
  '010200': [passable, told],
  '010300': [stillThere, told],
  '010400': [howLong],
  '020100': [passable, fenced],
  '020200': [fenced, howLong],
  '020300': [inside, howLong],
  '020400': [fenced],
  '020500': [fenced, stillThere],
  '020600': [fenced, passable],
  '030100': [passable, howLong],
  '030200': [howLong],
  '030300': [howLong, atNight],
  '030400': [passable, howLong],
  '030500': [howLong],
  '030700': [passable, stillThere],
  '030800': [howLong],
  '030900': [stillThere, told],
  '031000': [hurt, stillThere],
  '040100': [passable, stillThere],
  '040200': [passable],
  '040300': [howLong],
  '050100': [stillThere],
  '050300': [hurt, stillThere],
  '060100': [told, stillThere],
  '060200': [told, howLong],
  '060300': [howLong, told],
};
