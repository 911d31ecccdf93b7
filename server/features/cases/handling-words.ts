import type { HandBackReason, PauseReason, TransferTarget } from '../../../contract/case-road.ts';
import type { Sentence } from '../../../contract/values.ts';

/** Reasons and places as the reporter is told of them. */
export const pauseWords: Record<PauseReason, Sentence> = {
  weather: { zh: '等天气', en: 'the weather' },
  ownership: { zh: '权属要先查清', en: 'it must be clear first whose it is' },
  court: { zh: '等法院或仲裁的结果', en: 'a court or an arbitration must decide first' },
  supplies: { zh: '等材料或设备', en: 'materials or equipment are on the way' },
  permission: { zh: '等审批', en: 'a permission is being waited for' },
  reporter: { zh: '等您提供情况', en: 'something is needed from you' },
  other: { zh: '另有原因', en: 'there is another reason' },
};

export const handBackWords: Record<HandBackReason, Sentence> = {
  not_ours: { zh: '不归它管', en: 'it is not its duty' },
  elsewhere: { zh: '不在它的辖区', en: 'it lies outside its area' },
  unclear: { zh: '情况没写清楚', en: 'what was told is not clear' },
  complained_of: { zh: '反映的就是它自己', en: 'the complaint is about itself' },
};

export const transferWords: Record<TransferTarget, Sentence> = {
  '12345': { zh: '12345 热线', en: 'the 12345 hotline' },
  '110': { zh: '公安 110', en: 'the police (110)' },
  petitions: { zh: '信访部门', en: 'the petitions office' },
  court: { zh: '法院', en: 'the court' },
  discipline: { zh: '纪检监察机关', en: 'the discipline inspection authority' },
};
