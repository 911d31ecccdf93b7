import type { Sentence } from '../../../contract/values.ts';
import { refusing } from '../../platform/refusal.ts';
import { enteredWithinDays, type FaultOfLine, type LineFault } from './decide.ts';

export const refuse = refusing({
  roster_lines_wrong: {
    status: 422,
    zh: '有 {count} 处不对，一行都没有登记。请改好再提交。',
    en: '{count} things are wrong, and no line was taken in. Please put them right and send it again.',
  },
  roster_entered: {
    status: 409,
    zh: '{number} 号表已经登记过了。要改，先撤销再登记。',
    en: 'List {number} has been typed in already. To change it, undo it and type it in again.',
  },
  roster_without_patrol: {
    status: 422,
    zh: '这张表上没有巡逻，不用选在哪个网格走的。',
    en: 'There is no patrol on this list: leave out where it was walked.',
  },
  roster_grid_unknown: {
    status: 422,
    zh: '没有这个网格。表上没写在哪里走的，就空着。',
    en: 'There is no such grid. Where the paper does not say, leave it out.',
  },
  roster_raced: {
    status: 409,
    zh: '有一行刚被登记在别的表上，一行都没有登记，请再提交一次看看是哪一行。',
    en: 'One of the lines has just been taken in with another list, and nothing of this one was. Send it again to see which.',
  },
  roster_not_found: {
    status: 404,
    zh: '没有找到这张登记表，或表上有人不在您的辖区。',
    en: 'No such list, or somebody on it lives elsewhere.',
  },
  roster_decided: {
    status: 409,
    zh: '这张表已经有人核对过了，请刷新再看。',
    en: 'This list has been compared already. Please refresh.',
  },
  roster_undone: {
    status: 409,
    zh: '这张表已经撤销了。',
    en: 'This list has been undone.',
  },
  roster_counted: {
    status: 409,
    zh: '第 {lines} 行的人，同一天后来又有手机或签到名单记的同类活动，同一次不能再入账。请撤销这张表，去掉这几行再登记。',
    en: 'Since it was typed in, the same kind of thing was counted by phone or list on that day for whom line {lines} is about. Please undo this list and type it in again without.',
  },
  roster_own: {
    status: 403,
    zh: '这张表是您登记的，要由另一位审核员核对。',
    en: 'You typed this list in: another reviewer compares it.',
  },
  roster_own_lines: {
    status: 403,
    zh: '第 {lines} 行的人和登记人或您同名，或者账号里没有姓名，分不清是不是本人。登记和核对的人不能从这张表得分，请由另一位来办，或先请本人补上姓名。',
    en: 'Whoever line {lines} is about has the name of who typed it in or of you, or no name at all, and cannot be told apart. Nobody who types or confirms a list is paid by it: please have a colleague do it, or the resident give their name first.',
  },
  roster_of_another: {
    status: 403,
    zh: '这张表是别人登记的，由登记的人或审核员撤销。',
    en: 'Somebody else typed this list in: they or a reviewer undo it.',
  },
  roster_confirmed: {
    status: 403,
    zh: '这张表核对过了，积分已入账，只能由审核员撤销。',
    en: 'This list was confirmed and its points have settled: only a reviewer undoes it.',
  },
});

const sentences: Record<LineFault, Sentence> = {
  line_who: {
    zh: '写手机号；没有号码的，写姓名和住在哪个网格或社区。两样只写一样。',
    en: 'Please write the number; or, of somebody without one, the name and the grid or community where they live. One of the two.',
  },
  line_nobody_named: {
    zh: '那里没有叫这个名字、又没有手机号的账号。有号码的请写号码；没有账号的请先在窗口办。',
    en: 'Nobody of that name lives there with an account that has no number. Please write the number of who has one; who has no account gets one at the window.',
  },
  line_several: {
    zh: '那里没有手机号、叫这个名字的不止一个人，分不清是哪一位。请写明网格，或先在窗口给本人补上号码。',
    en: 'Several without a number have that name there, and nobody can tell which it is. Please say the grid, or have a number added at the window first.',
  },
  line_own: {
    zh: '这一行的人和您同名。登记的人不能给自己登记，只是同名的请由另一位登记。',
    en: 'This line is about somebody of your name. Nobody enters themselves; if it is only the same name, please have a colleague type it in.',
  },
  line_nameless: {
    zh: '这个账号没有姓名，分不清是不是登记人自己。请本人先在手机上或窗口补上姓名。',
    en: 'This account has no name, so it cannot be told apart from who types. Its owner gives it first, on the phone or at the window.',
  },
  line_nobody: {
    zh: '辖区里没有用这个手机号的居民，请核对号码。',
    en: 'No resident of your area has this number. Please check it.',
  },
  line_name: {
    zh: '姓名和账号上的对不上，请核对是不是同一个人。',
    en: 'The name is not that of the account. Please check who it is.',
  },
  line_day: {
    zh: `日期要在最近 ${enteredWithinDays} 天里，不能是以后。`,
    en: `The day is within the last ${enteredWithinDays} days, and not to come.`,
  },
  line_minutes: {
    zh: '按小时计的要填分钟数。',
    en: 'What is paid by the hour needs its minutes.',
  },
  line_no_minutes: {
    zh: '按次计的不填分钟数。',
    en: 'What is paid by the time has no minutes.',
  },
  line_age_unknown: {
    zh: '这位居民还没说过年龄，先请本人在手机上或窗口说一声，才能记巡逻。',
    en: 'This resident has said no age yet: a patrol counts once they have, on the phone or at the window.',
  },
  line_minor: {
    zh: '未成年人不参加巡逻，不能登记。',
    en: 'Minors do not go on patrol.',
  },
  line_twice: {
    zh: '和上面一行是同一个人、同一天、同一件事，请合成一行。',
    en: 'The same person, day and deed as a line above: please make one line of them.',
  },
  line_counted: {
    zh: '这个人这一天已经有手机或签到名单记的同类活动，同一次不再登记，请去掉这一行。',
    en: 'The same kind of thing was counted on that day already by phone or list: please leave this line out.',
  },
  line_entered: {
    zh: '同一个人、同一天、同一件事已经登记在 {number} 号表上。',
    en: 'The same person, day and deed stands on list {number} already.',
  },
};

/** What is wrong, line by line, beside the fields of the list. */
export const fieldsOf = (faults: readonly FaultOfLine[]) =>
  faults.map(({ line, field, fault, enteredOn = '' }) => {
    const { zh, en } = sentences[fault];
    return {
      field: `/lines/${line}/${field}`,
      zh: zh.replace('{number}', enteredOn),
      en: en.replace('{number}', enteredOn),
    };
  });
