import type { Sentence } from '../../../contract/values.ts';

/** What parties and mediators are told. */
type Telling = (number: Sentence) => Sentence;

export const opened: Telling = ({ zh, en }) => ({
  zh: `${zh}调解已经受理。请在“调解”里看权利义务告知书；参不参加全凭自愿。`,
  en: `${en} was accepted. Please read the notice of your rights under “Mediation”; taking part is up to you.`,
});

export const assigned =
  (mediator: string): Telling =>
  ({ zh, en }) => ({
    zh: `${zh}由调解员${mediator}承办。想换人，请打热线或到窗口说一声。`,
    en: `${mediator} mediates ${en}. For another mediator please call the hotline or ask at the window.`,
  });

export const assignedToYou: Telling = ({ zh, en }) => ({
  zh: `${zh}请您承办，在“调解”里可以看到。`,
  en: `${en} was given to you; it stands under “Mediation”.`,
});

export const typedForYou: Telling = ({ zh, en }) => ({
  zh: `窗口照您的纸面记录，把${zh}的一笔录进了卷宗，录入人也写在里面。和您写的不一样的，请到窗口说。`,
  en: `The desk typed in what you had on paper for ${en}; who did stands in the file. Where it is not what you wrote, please tell the desk.`,
});

export const proposed: Telling = ({ zh, en }) => ({
  zh: `${zh}写好了协议，请您看过后确认。双方都确认才算数。`,
  en: `An agreement was written down in ${en}. Please read and confirm it; only both together make it one.`,
});

export const agreed =
  (visitOn: string): Telling =>
  ({ zh, en }) => ({
    zh: `${zh}双方都确认了，协议达成。${visitOn}起回访履行情况；30 天内双方可以一起申请司法确认。`,
    en: `Both have confirmed ${en}: the agreement is made. A return visit follows from ${visitOn} on; within thirty days both can ask the court to confirm it.`,
  });

export const secondHalfStopped: Telling = ({ zh, en }) => ({
  zh: `${zh}的协议履行了。您未满 18 周岁，或年龄还没核实，另一半积分没有给。年龄填错了的，请到社区窗口核实，并在“意见反馈”里写一声。`,
  en: `The agreement in ${en} was kept. You are under 18, or your age is not settled, so the second half of the points was not given. Where the age was a mistake, please have it settled at the community window and write it under “Feedback”.`,
});

export const courtAsked: Telling = ({ zh, en }) => ({
  zh: `${zh}双方一起向法院申请司法确认，已记入卷宗。协议照常履行，到时照常回访。`,
  en: `Both have asked the court to confirm the agreement of ${en}; the file says so. It is to be kept all the same, and the return visit follows.`,
});

export const confirmed: Telling = ({ zh, en }) => ({
  zh: `法院已确认${zh}的协议。一方不履行的，另一方可以申请强制执行。`,
  en: `The court has confirmed the agreement of ${en}. Where one does not keep it, the other can have it enforced.`,
});

export const declined: Telling = ({ zh, en }) => ({
  zh: `${zh}有一方还不同意，回到调解。`,
  en: `One side does not agree in ${en} yet; the mediation goes on.`,
});

export const closed: Telling = ({ zh, en }) => ({
  zh: `${zh}回访已履行，卷宗办结。谢谢双方。`,
  en: `The return visit found ${en} kept; the file is closed. Thank you.`,
});

export const referred: Telling = ({ zh, en }) => ({
  zh: `${zh}转到别的途径继续办。调解不成很平常，您的权利都在。`,
  en: `${en} goes on elsewhere. Not every dispute can be mediated, and you keep every right.`,
});

export const certified =
  (until: string): Telling =>
  () => ({
    zh: `您已被认证为调解员，有效期到 ${until}。`,
    en: `You are certified as a mediator until ${until}.`,
  });

export const refusedApplication: Sentence = {
  zh: '您的调解员申请没有通过，原因写在“当调解员”里，可以再申请。',
  en: 'Your application as a mediator was not granted; why stands under “Becoming a mediator”. You can apply again.',
};

export const certificateEnded: Sentence = {
  zh: '您的调解员资格已经终止，原因写在“当调解员”里。',
  en: 'Your certificate as a mediator has ended; why stands under “Becoming a mediator”.',
};

export const mediatesNoMore: Sentence = {
  zh: '调解由满 18 周岁的人来做：您在调解员和调解队里的位置已经终止。年龄弄错的，带证件到社区窗口核实，之后可以重新申请。',
  en: 'Mediating is for people of 18 or more: your places as a mediator and in teams have ended. Where the age is wrong, have the community window settle it by a paper; then you can apply anew.',
};

export const employerCorrected: Sentence = {
  zh: '窗口更正了您登记的一个工作单位，在“当调解员”里可以看到。不对的，请到窗口说。',
  en: 'The desk corrected an employer on your record; it stands under “Becoming a mediator”. Where it is wrong, please tell the desk.',
};

export const employerTypedIn: Sentence = {
  zh: '窗口按您说的登记了您的新单位，在“当调解员”里可以看到。不对的，请到窗口说。',
  en: 'The desk wrote down your new employer as you said it; it stands under “Becoming a mediator”. Where it is wrong, please tell the desk.',
};
