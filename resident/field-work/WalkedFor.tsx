import { pointsText } from '../../ui/PointsFigure.tsx';
import { usePatrolTexts } from '../patrol/use-patrol-texts.ts';
import { useTexts } from '../texts/language.ts';
import type { WalkFor } from './entries.ts';
import { useFieldTexts } from './use-field-texts.ts';
import { countOf } from './walks.ts';

/** What a patrol beside somebody came to: it is read to them. */
export function WalkedFor({ entry }: { entry: WalkFor }) {
  const f = useFieldTexts();
  const p = usePatrolTexts();
  const { say } = useTexts();
  const { proved, scans, state } = entry;
  if (proved === null)
    return (
      <p>
        {scans.length === 0 && state === 'sent'
          ? f('walk.nothing')
          : p('points.count', { count: countOf({ scans }) })}
      </p>
    );
  const { proof } = proved.patrol;
  if (proof === null) return null;
  const { verdict, minutes, scanned, reasons } = proof;
  const points = (proved.award?.points ?? 0) + (proved.award?.householdPoints ?? 0);
  return (
    <>
      <p>
        <strong>{p(`verdict.${verdict}`)}</strong>
        {verdict !== 'refuse' && (
          <>
            {' · '}
            {p('verdict.scanned', { minutes, scanned: scanned ?? 0 })}
            {' · '}
            {points > 0 ? f('walk.points', { points: pointsText(points) }) : p('verdict.noPoints')}
          </>
        )}
      </p>
      {reasons.map(({ code, words }) => (
        <p key={code}>{say(words)}</p>
      ))}
    </>
  );
}
