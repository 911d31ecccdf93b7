import { refusing } from '../../platform/refusal.ts';

export const refuse = refusing({
  cheat_report_not_found: {
    status: 404,
    zh: '没有找到这件积分作弊举报：编号不对、不是这一类、没有受理，或不在您的辖区。',
    en: 'No such report of cheating with points: the code is wrong, it is of another kind, was not taken up, or lies outside your area.',
  },
  cheat_report_of_oneself: {
    status: 409,
    zh: '这件举报就是被撤回积分的人自己交的，不能据此给分。不填举报编号也可以撤回。',
    en: 'This report was made by the very person whose points are taken back; it earns nothing. Leave the code out to take the points back.',
  },
});
