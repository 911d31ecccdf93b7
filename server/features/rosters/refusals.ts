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
