import type { Sentence } from '../../../contract/values.ts';
import { ended } from '../../platform/sentence.ts';
import type { CaseText } from './texts.ts';

/** What the reporter is told at each step: who acts next, in one or two sentences. */
type Telling = (text: Pick<CaseText, 'title'>) => Sentence;

export const accepted: Telling = ({ title }) => ({
  zh: `“${title}”已受理，正在派给责任单位。`,
  en: `“${title}” was accepted and is being sent to the responsible unit.`,
});

export const returned =
  (note: string): Telling =>
  ({ title }) => ({
    zh: `“${title}”还要您补充一下：${note}`,
    en: `“${title}” needs something more from you: ${note}`,
  });

export const stillAsked: Telling = ({ title }) => ({
  zh: `“${title}”还在等您补充，补了才能接着办。点开就能补；不方便的，打热线或到窗口说也行。`,
  en: `“${title}” still waits for what was asked of you: it goes on once you have added it. Open this to do so, or say it by telephone or at the window.`,
});

export const refused =
  (note: string): Telling =>
  ({ title }) => ({
    zh: `“${title}”没有受理：${ended(note, '。')}如有不同意见，可以打电话或到窗口。`,
    en: `“${title}” was not accepted: ${ended(note, '. ')} If you disagree, call or come to the window.`,
  });

export const dispatched =
  (unit: Sentence): Telling =>
  ({ title }) => ({
    zh: `“${title}”已派给${unit.zh}。`,
    en: `“${title}” was sent to ${unit.en}.`,
  });

export const answered =
  (words: string): Telling =>
  ({ title }) => ({
    zh: `“${title}”有答复：${words}`,
    en: `“${title}” was answered: ${words}`,
  });

export const merged: Telling = ({ title }) => ({
  zh: `“${title}”和别人报的是同一件事，合在一起办。您的上报和积分都在，办好了照样告诉您。`,
  en: `“${title}” is the same matter that others reported, and is handled together with theirs. Your report and your points stay, and you are told as before.`,
});

export const split: Telling = ({ title }) => ({
  zh: `“${title}”和别的事分开，单独办。`,
  en: `“${title}” is handled by itself again.`,
});

/** What was accepted along with another was not read for itself. */
export const splitUnaccepted: Telling = ({ title }) => ({
  zh: `“${title}”和别的事分开，单独办。先前是和别的事一起受理的，现在要单独再看一遍，受理没受理都告诉您；您的上报和积分都在。`,
  en: `“${title}” is handled by itself from now on. It was accepted together with others, so it is looked at once more by itself, and you are told whether it is accepted. Your report and your points stay.`,
});

export const handled: Telling = ({ title }) => ({
  zh: `“${title}”已处理，等核查。`,
  en: `“${title}” was handled and will be verified.`,
});

export const verified: Telling = ({ title }) => ({
  zh: `“${title}”核查过了，请您看看：解决了吗？`,
  en: `“${title}” was verified. Please have a look: is it solved?`,
});

export const sentBack: Telling = ({ title }) => ({
  zh: `去看过“${title}”，还没有处理好，已退回责任单位接着办；办好了再请您看。答应您的日子不变。`,
  en: `Somebody checked “${title}” and it is not done yet: it goes back to the unit, and you are asked again once it is. The date you were promised stays.`,
});

export const published: Telling = ({ title }) => ({
  zh: `“${title}”办好了，已放进公示栏让大家看到，您的全名不会出现。点开就能去看，谢谢您。`,
  en: `“${title}” is solved, and now stands in the public bulletin for everybody to see; your full name is not there. Open this to go there. Thank you.`,
});

/** To those whose report was handled together with the one that is published. */
export const publishedTogether: Telling = ({ title }) => ({
  zh: `“${title}”和别人报的是同一件事，办好了，已放进公示栏让大家看到，您的全名不会出现；到“公示”里就能看到，谢谢您。`,
  en: `“${title}” is the same matter that others reported. It is solved, and now stands in the public bulletin for everybody to see; your full name is not there. You find it under Bulletin. Thank you.`,
});

export const closed: Telling = ({ title }) => ({
  zh: `“${title}”7 天内没有等到您的答复，已按“未确认”结案；30 天内仍可确认解决，或要求重办。`,
  en: `“${title}” was closed unconfirmed after seven days; you can still confirm or reopen it within 30 days.`,
});
