import type { Sentence } from '../../../contract/values.ts';
import { localDate, localTime } from '../../platform/calendar.ts';
import { dateInWords, ended } from '../../platform/sentence.ts';

interface About {
  title_zh: string;
  title_en: string;
  venue: string;
  starts_at: Date;
}

/** A day and an hour as they are read aloud, in Asia/Shanghai. */
function momentInWords(at: Date): Sentence {
  const day = dateInWords(localDate(at));
  return { zh: `${day.zh} ${localTime(at)}`, en: `${day.en}, ${localTime(at)}` };
}

/** “2 小时 5 分钟”. */
export function timeInWords(minutes: number): Sentence {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const zh = [hours > 0 ? `${hours} 小时` : '', rest > 0 || hours === 0 ? `${rest} 分钟` : ''];
  const en = [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''];
  const joined = (parts: string[]) => parts.filter((one) => one !== '').join(' ');
  return { zh: joined(zh), en: joined(en) };
}

export const tellings = {
  /** Of the award, where the statement says what it is for. */
  deed: (one: About): Sentence => ({
    zh: `参加“${one.title_zh}”`,
    en: `Taking part in “${one.title_en}”`,
  }),
  seatGiven: (one: About): Sentence => {
    const when = momentInWords(one.starts_at);
    return {
      zh: `“${one.title_zh}”有名额了，您已从候补转为正式。${when.zh}，${one.venue}。来不了，请在开始前取消，让给后面的人。`,
      en: `You have a seat in “${one.title_en}” now: ${when.en}, ${one.venue}. If you cannot come, please withdraw before it begins.`,
    };
  },
  postponed: (one: About, reason: string): Sentence => {
    const when = momentInWords(one.starts_at);
    return {
      zh: `“${one.title_zh}”改到 ${when.zh}。原因：${ended(reason, '。')}来不了，请在开始前取消。`,
      en: `“${one.title_en}” is on ${when.en} now. The reason: ${ended(reason, '.')} If you cannot come, please withdraw before it begins.`,
    };
  },
  cancelled: (one: About, reason: string): Sentence => ({
    zh: `“${one.title_zh}”取消了。原因：${ended(reason, '。')}`,
    en: `“${one.title_en}” was called off. The reason: ${ended(reason, '.')}`,
  }),
  counted: (one: About, minutes: number): Sentence => {
    const time = timeInWords(minutes);
    return {
      zh: `组织者登记了您参加“${one.title_zh}”，计 ${time.zh}。积分等另一位工作人员核对名单后按细则入账。对不上，请找组织者。`,
      en: `The organiser entered that you took part in “${one.title_en}”: ${time.en}. Its points wait for a second person, who confirms the list. If that is not right, please ask the organiser.`,
    };
  },
  countedForNothing: (one: About, minutes: number): Sentence => {
    const time = timeInWords(minutes);
    return {
      zh: `组织者登记了您参加“${one.title_zh}”，计 ${time.zh}，这次不另计积分。对不上，请找组织者。`,
      en: `The organiser entered that you took part in “${one.title_en}”: ${time.en}. It earns no points of its own this time. If that is not right, please ask the organiser.`,
    };
  },
  onPaper: (one: About, minutes: number): Sentence => {
    const time = timeInWords(minutes);
    return {
      zh: `“${one.title_zh}”那天，纸面登记表已经给您的 ${time.zh}计过分，这部分不再计一次，志愿时长照记。登记表有误，请打热线。`,
      en: `A paper list has earned ${time.en} on the day of “${one.title_en}” already: these are not paid once more, while your volunteer hours count in full. If the list is wrong, please call the hotline.`,
    };
  },
  takenBack: (one: About, reason: string): Sentence => ({
    zh: `您在“${one.title_zh}”的参加记录撤回了。原因：${ended(reason, '。')}`,
    en: `Your part in “${one.title_en}” was taken back. The reason: ${ended(reason, '.')}`,
  }),
};
