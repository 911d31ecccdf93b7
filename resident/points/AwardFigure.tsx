import type { Award } from '../../contract/awards.ts';
import { presentMs } from '../../ui/now.ts';
import { PointsFigure, type PointsFigureProps, type PointsState } from '../../ui/PointsFigure.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { dueDayWords } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import { useWords } from '../use-words.ts';

const drawn: Record<Award['state'], PointsState> = {
  scheduled: 'provisional',
  queued: 'provisional',
  provisional: 'provisional',
  held: 'held',
  settled: 'settled',
  reversed: 'reversed',
};

/** The points of an award, drawn as certain as they are. */
export function AwardFigure({ award, size }: { award: Award; size?: PointsFigureProps['size'] }) {
  const { t } = useTexts();
  return (
    <PointsFigure
      signed
      points={award.points === 0 ? award.householdPoints : award.points}
      state={drawn[award.state]}
      size={size}
      unit={size === 'l' ? t('points') : undefined}
    />
  );
}

/** The state of an award in shape and word; a scheduled one says on which day it arrives. */
export function AwardTag({ award }: { award: Award }) {
  const { t, language } = useTexts();
  const words = useWords();
  if (award.state !== 'scheduled' || award.dueAt === null)
    return <StateTag state={award.state}>{t(`state.${award.state}`)}</StateTag>;
  const day = words(dueDayWords(award.dueAt, presentMs(), language));
  return <StateTag state="scheduled">{t('state.scheduledOn', { day })}</StateTag>;
}
