import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { WaitingAppeal } from '../../contract/appeals.ts';
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
import { dateInWords, momentInWords } from '../dates.ts';
import heldStyles from '../held/HeldAwardPage.module.css';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import stateStyles from '../states/states.module.css';
import { AppealAnswer } from './AppealAnswer.tsx';
import styles from './AppealPage.module.css';

interface AppealPageProps {
  one: WaitingAppeal | undefined;
  isPending: boolean;
}

/** One appeal: what was decided, what the resident says to it, and the answer. */
export function AppealPage({ one, isPending }: AppealPageProps) {
  const { t } = useWords();
  return (
    <section className={caseStyles.page} aria-label={t('appeals.heading')}>
      <Link href="/appeals" className={caseStyles.back}>
        <BackIcon size={18} />
        {t('case.back')}
      </Link>
      {one ? (
        <WholeAppeal one={one} />
      ) : isPending ? (
        <div className={caseStyles.waiting}>
          <Skeleton label={t('appeals.loading')} rows={4} figure />
        </div>
      ) : (
        <Answered />
      )}
    </section>
  );
}

/** The appeal has left the list: somebody has answered, perhaps the reader just now. */
function Answered() {
  const { t } = useWords();
  const heading = t('appeals.answered');
  usePageHeading(heading);
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<QuietAlley />}
        title={heading}
        line={t('appeals.answeredWords')}
        level={1}
      />
    </div>
  );
}

function WholeAppeal({ one }: { one: WaitingAppeal }) {
  const { t, say } = useWords();
  const { award, appeal, mine } = one;
  const heading = usePageHeading(say(award.what));
  const mayAnswer = mayCall(useStaff(), 'answerAppeal') && !mine;
  const state = award.state === 'reversed' ? 'reversed' : 'settled';
  return (
    <>
      <header className={heldStyles.head}>
        <h1 className={heldStyles.title} ref={heading} tabIndex={-1}>
          {say(award.what)}
        </h1>
        <StateTag state={state}>{t(`awards.states.${state}`)}</StateTag>
      </header>
      <div className={caseStyles.body}>
        <div className={caseStyles.facts}>
          <CaseStub label={t('appeals.decision')} raised head={<AppealFacts one={one} />}>
            <div className={heldStyles.points}>
              <PointsFigure
                points={award.points + award.householdPoints}
                state={state}
                signed
                size="l"
              />
              <span className={heldStyles.why}>{award.reversal?.note ?? say(award.why)}</span>
            </div>
          </CaseStub>
        </div>
        <div className={caseStyles.moves}>
          {mayAnswer ? (
            <AppealAnswer one={one} />
          ) : (
            <p className={heldStyles.readOnly}>{t(mine ? 'appeals.mine' : 'appeals.readOnly')}</p>
          )}
        </div>
        <section className={caseStyles.rest}>
          <h2 className={heldStyles.heading}>{t('appeals.words')}</h2>
          <blockquote className={styles.words}>{appeal.words}</blockquote>
        </section>
      </div>
    </>
  );
}

function AppealFacts({ one: { award, appeal, residentName, grid } }: { one: WaitingAppeal }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const area = useAreas().data?.find(({ code }) => code === grid);
  const { reversal } = award;
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
      {reversal && <Fact name={t('held.reason')}>{t(`held.reasons.${reversal.reason}`)}</Fact>}
      <Fact name={t('appeals.opened')}>{momentInWords(appeal.openedAt, now, language)}</Fact>
      <Fact name={t('appeals.due')}>{dateInWords(appeal.dueOn, language)}</Fact>
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
