import { activitiesEn } from '../texts/activities.en.ts';
import { activitiesZh } from '../texts/activities.zh-CN.ts';
import { textsOfPart, usePartTexts } from '../texts/part.ts';

const texts = textsOfPart('activities', { 'zh-CN': activitiesZh, en: activitiesEn });

export const useActivityTexts = () => usePartTexts(texts);

/** “2 小时 5 分钟”. */
export function useTimeText(): (minutes: number) => string {
  const a = useActivityTexts();
  return (minutes) => {
    const [hours, rest] = [Math.trunc(minutes / 60), Math.abs(minutes % 60)];
    if (hours === 0) return a('time.minutes', { minutes: minutes < 0 ? -rest : rest });
    return rest === 0 ? a('time.hours', { hours }) : a('time.both', { hours, minutes: rest });
  };
}
