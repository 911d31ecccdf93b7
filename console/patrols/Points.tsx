import { useState } from 'react';
import type { PatrolPoint } from '../../contract/patrol-points.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useAreas } from '../areas.ts';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { PointForm } from './PointForm.tsx';
import styles from './patrols.module.css';
import { usePointSteps, usePoints, usePrinting } from './use-patrols.ts';

/** Papers on walls, by area: made, printed, given new codes and taken down here. */
export function Points() {
  const { t } = useWords();
  const me = useStaff();
  const points = usePoints();
  const hanging = points.data?.points ?? [];
  const areas = [...new Set(hanging.map(({ area }) => area))];
  return (
    <section className={pageStyles.pane} aria-labelledby="points">
      <h2 className={pageStyles.heading} id="points">
        {t('patrols.points.heading')}
      </h2>
      <p className={pageStyles.lead}>{t('patrols.points.lead')}</p>
      {points.isPending && <Skeleton label={t('patrols.points.loading')} rows={4} />}
      {points.isError && <Failed error={points.error} retry={() => points.refetch()} />}
      {points.data?.points.length === 0 && (
        <p className={pageStyles.lead}>{t('patrols.points.none')}</p>
      )}
      {areas.map((area) => (
        <PointsOf key={area} area={area} points={hanging.filter((point) => point.area === area)} />
      ))}
      {mayCall(me, 'createPatrolPoint') && (
        <>
          <h3 className={styles.sub}>{t('patrols.points.form.heading')}</h3>
          <PointForm />
        </>
      )}
    </section>
  );
}

function PointsOf({ area, points }: { area: string; points: readonly PatrolPoint[] }) {
  const { t, say } = useWords();
  const me = useStaff();
  const areas = useAreas();
  const printing = usePrinting();
  const found = areas.data?.find(({ code }) => code === area)?.name;
  const name = found ? say(found) : area;
  const mayPrint = mayCall(me, 'getPatrolPointPaper');
  return (
    <>
      <div className={styles.subRow}>
        <h3 className={styles.sub}>{name}</h3>
        {mayPrint && (
          <Button
            size="s"
            kind="outline"
            busy={printing.isPending}
            aria-label={`${t('patrols.points.printAll', { count: points.length })} ${name}`}
            onClick={() => printing.mutate({ area })}
          >
            {t('patrols.points.printAll', { count: points.length })}
          </Button>
        )}
      </div>
      <Refusals error={printing.error} />
      <ul className={pageStyles.rows}>
        {points.map((point) => (
          <PointLine
            key={point.id}
            point={point}
            onPrint={
              mayPrint ? () => printing.mutate({ area, query: { point: point.id } }) : undefined
            }
          />
        ))}
      </ul>
    </>
  );
}

interface PointLineProps {
  point: PatrolPoint;
  onPrint: (() => void) | undefined;
}

function PointLine({ point, onPrint }: PointLineProps) {
  const { t, language } = useWords();
  const now = useNow();
  const { number, name, spot, position, codeSince, oldCodeUntil } = point;
  const when = (instant: string) => momentInWords(instant, now, language);
  return (
    <li className={pageStyles.row}>
      <span>
        <strong>{name}</strong> {t('patrols.points.number', { number })}
        <span className={styles.way}>{spot}</span>
        <span className={styles.quiet}>
          {t('patrols.points.since', { when: when(codeSince) })}
          {oldCodeUntil !== null && ` · ${t('patrols.points.old', { when: when(oldCodeUntil) })}`}
          {position === null && ` · ${t('patrols.points.unplaced')}`}
        </span>
      </span>
      {onPrint && <Steps point={point} onPrint={onPrint} />}
    </li>
  );
}

function Steps({ point: { id, name }, onPrint }: { point: PatrolPoint; onPrint: () => void }) {
  const { t } = useWords();
  const { renewing, takingDown } = usePointSteps();
  const [asked, setAsked] = useState<'renew' | 'takeDown'>();
  const renewSure = asked === 'renew';
  const takeDownSure = asked === 'takeDown';
  const renewWords = t(renewSure ? 'patrols.points.renewSure' : 'patrols.points.renew');
  const takeDownWords = t(takeDownSure ? 'patrols.points.takeDownSure' : 'patrols.points.takeDown');
  const renew = () => {
    setAsked(renewSure ? undefined : 'renew');
    if (renewSure) renewing.mutate(id);
  };
  return (
    <span>
      <span className={styles.steps}>
        <Button
          size="s"
          kind="outline"
          aria-label={`${t('patrols.points.print')} ${name}`}
          onClick={onPrint}
        >
          {t('patrols.points.print')}
        </Button>
        <Button
          size="s"
          kind={renewSure ? 'danger' : 'outline'}
          busy={renewing.isPending}
          aria-label={`${renewWords} ${name}`}
          onClick={renew}
        >
          {renewWords}
        </Button>
        <Button
          size="s"
          kind={takeDownSure ? 'danger' : 'outline'}
          busy={takingDown.isPending}
          aria-label={`${takeDownWords} ${name}`}
          onClick={() => (takeDownSure ? takingDown.mutate(id) : setAsked('takeDown'))}
        >
          {takeDownWords}
        </Button>
      </span>
      <Refusals error={renewing.error ?? takingDown.error} />
    </span>
  );
}
