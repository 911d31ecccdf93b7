import type { CaseSummary } from '../../contract/case-views.ts';
import { CaseStub, StubCode } from '../../ui/CaseStub.tsx';
import { ClockChip } from '../../ui/ClockChip.tsx';
import { MiniThread } from '../../ui/MiniThread.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { paths } from '../paths.ts';
import { AwardFigure, AwardTag } from '../points/AwardFigure.tsx';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import styles from './CaseCard.module.css';
import { Clock } from './Clock.tsx';
import { clockThatMatters } from './clock.ts';
import { isOpen, miniThread } from './mini.ts';
import { Pause } from './Pause.tsx';

/** One of my cases as a stub: where it stands above the cut, its code and points below. */
export function CaseCard({ summary, level = 3 }: { summary: CaseSummary; level?: 2 | 3 }) {
  const { t } = useTexts();
  const now = useNow();
  const Heading = `h${level}` as const;
  const steps = miniThread[summary.stage].map((step, place) => ({
    key: String(place),
    state: step.state,
    title: t(step.title),
  }));
  const running = isOpen(summary.stage) ? clockThatMatters(summary, now) : undefined;
  const head = (
    <>
      <div className={styles.head}>
        <Heading className={styles.title}>
          <a className="stretched" href={paths.case(summary.code)}>
            {summary.title}
          </a>
        </Heading>
        {running ? (
          <Clock clock={running.clock} name={t(running.name)} />
        ) : summary.pause ? (
          <ClockChip state="paused">{t('clock.paused')}</ClockChip>
        ) : (
          <StateTag state="quiet">{t(`stage.${summary.stage}`)}</StateTag>
        )}
      </div>
      <Pause pause={summary.pause} />
      <MiniThread steps={steps} label={t('mini.label')} />
    </>
  );
  return (
    <CaseStub head={head}>
      <div className={styles.foot}>
        <StubCode size="s">{summary.code}</StubCode>
        {summary.points && (
          <span className={styles.points}>
            <AwardFigure award={summary.points} />
            <AwardTag award={summary.points} />
          </span>
        )}
      </div>
    </CaseStub>
  );
}
