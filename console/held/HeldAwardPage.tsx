import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { HeldAward } from '../../contract/awards.ts';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BackIcon } from '../../ui/icons.tsx';
import { PointsFigure } from '../../ui/PointsFigure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useAreas } from '../areas.ts';
import caseStyles from '../case/CasePage.module.css';
import factStyles from '../case/Facts.module.css';
import { SignalList } from '../case/Signals.tsx';
import { dateInWords, momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import stateStyles from '../states/states.module.css';
import styles from './HeldAwardPage.module.css';
import { HeldDecision } from './HeldDecision.tsx';

interface HeldAwardPageProps {
  one: HeldAward | undefined;
  isPending: boolean;
}

/** One held award: what it is for, why it was held, and the decision. */
export function HeldAwardPage({ one, isPending }: HeldAwardPageProps) {
  const { t } = useWords();
  return (
    <section className={caseStyles.page} aria-label={t('held.heading')}>
      <Link href="/held" className={caseStyles.back}>
        <BackIcon size={18} />
        {t('case.back')}
      </Link>
      {one ? (
        <WholeAward one={one} />
      ) : isPending ? (
        <div className={caseStyles.waiting}>
          <Skeleton label={t('held.loading')} rows={4} figure />
        </div>
      ) : (
        <Decided />
      )}
    </section>
  );
}

/** The award has left the list: somebody has decided, perhaps the reader just now. */
function Decided() {
  const { t } = useWords();
  const heading = t('held.decided');
  usePageHeading(heading);
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<QuietAlley />}
        title={heading}
        line={t('held.decidedWords')}
        level={1}
      />
    </div>
  );
}

function WholeAward({ one }: { one: HeldAward }) {
  const { t, say } = useWords();
  const { award, signals, typedByYou } = one;
  const heading = usePageHeading(say(award.what));
  const mayDecide = mayCall(useStaff(), 'settleHeldAward');
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title} ref={heading} tabIndex={-1}>
          {say(award.what)}
        </h1>
        <StateTag state="held">{t('awards.states.held')}</StateTag>
      </header>
      <div className={caseStyles.body}>
        <div className={caseStyles.facts}>
          <CaseStub label={t('held.what')} raised head={<AwardFacts one={one} />}>
            <div className={styles.points}>
              <PointsFigure points={award.points} state="held" signed size="l" />
              <span className={styles.why}>{say(award.why)}</span>
            </div>
          </CaseStub>
        </div>
        <div className={caseStyles.moves}>
          {mayDecide && !typedByYou ? (
            <HeldDecision one={one} />
          ) : (
            <p className={styles.readOnly}>{t(typedByYou ? 'held.typedByYou' : 'held.readOnly')}</p>
          )}
        </div>
        <section className={caseStyles.rest}>
          <h2 className={styles.heading}>{t('held.signals')}</h2>
          {signals.length > 0 ? <SignalList signals={signals} /> : <p>{t('held.noSignals')}</p>}
        </section>
      </div>
    </>
  );
}

function AwardFacts({ one: { award, residentName, grid } }: { one: HeldAward }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const area = useAreas().data?.find(({ code }) => code === grid);
  return (
    <dl className={factStyles.facts}>
      <Fact name={t('held.resident')}>
        <b>{say(residentName)}</b>
        {area && ` · ${say(area.name)}`}
      </Fact>
      {award.caseCode !== null && (
        <Fact name={t('held.fromCase')}>
          <Link href={`/queue/${award.caseCode}`} className="figures">
            {award.caseCode}
          </Link>
        </Fact>
      )}
      <Fact name={t('held.at')}>{momentInWords(award.at, now, language)}</Fact>
      <Fact name={t('held.lapses')}>{dateInWords(award.lapsesOn, language)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={factStyles.fact}>
      <dt className={factStyles.name}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
