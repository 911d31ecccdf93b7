import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { StaffFeedback } from '../../contract/feedback.ts';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BackIcon } from '../../ui/icons.tsx';
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
import { Failed } from '../states/Failed.tsx';
import stateStyles from '../states/states.module.css';
import styles from './Feedback.module.css';
import { FeedbackMove } from './FeedbackMove.tsx';
import { formOf } from './form.ts';
import { isLate, waits } from './lateness.ts';
import type { FeedbackPages } from './use-feedback.ts';

interface FeedbackPageProps {
  one: StaffFeedback | undefined;
  /** The list that it stands in. */
  pages: Pick<FeedbackPages['pages'], 'isPending' | 'error' | 'refetch'>;
}

/** One piece of feedback: what is said, what was done about it, and what is to be done now. */
export function FeedbackPage({ one, pages }: FeedbackPageProps) {
  const { t } = useWords();
  return (
    <section className={caseStyles.page} aria-label={t('feedback.heading')}>
      <Link href="/feedback" className={caseStyles.back}>
        <BackIcon size={18} />
        {t('case.back')}
      </Link>
      {one ? (
        <Whole one={one} />
      ) : pages.isPending ? (
        <div className={caseStyles.waiting}>
          <Skeleton label={t('feedback.loading')} rows={4} figure />
        </div>
      ) : pages.error ? (
        <Failed error={pages.error} retry={() => pages.refetch()} level={1} />
      ) : (
        <Gone />
      )}
    </section>
  );
}

/** It has left this list: the reader has just done something, or somebody else has. */
function Gone() {
  const { t } = useWords();
  const heading = t('feedback.gone');
  usePageHeading(heading);
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<QuietAlley />}
        title={heading}
        line={t('feedback.goneWords')}
        level={1}
      />
    </div>
  );
}

function Whole({ one }: { one: StaffFeedback }) {
  const { t } = useWords();
  const title = t(`feedback.kinds.${one.kind}`);
  const heading = usePageHeading(title);
  const now = useNow();
  return (
    <>
      <header className={heldStyles.head}>
        <h1 className={heldStyles.title} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <StateTag state={waits(one) ? 'provisional' : 'quiet'}>
          {t(`feedback.states.${one.state}`)}
        </StateTag>
        {isLate(one, now) && <StateTag state="overdue">{t('feedback.isLate')}</StateTag>}
        {one.adopted && <StateTag state="settled">{t('feedback.adopted')}</StateTag>}
      </header>
      <div className={caseStyles.body}>
        <div className={caseStyles.facts}>
          <CaseStub label={t('feedback.words')} raised head={<FeedbackFacts one={one} />}>
            <blockquote className={styles.words}>{one.words}</blockquote>
          </CaseStub>
        </div>
        <div className={caseStyles.moves}>
          {one.moves.length === 0 && <p className={heldStyles.readOnly}>{t('feedback.nothing')}</p>}
          {one.moves.map((move) => (
            <FeedbackMove key={formOf(move, one)} one={one} move={move} />
          ))}
        </div>
        {one.steps.length > 0 && <Steps one={one} />}
      </div>
    </>
  );
}

function Steps({ one: { steps } }: { one: StaffFeedback }) {
  const { t, language } = useWords();
  const now = useNow();
  return (
    <section className={caseStyles.rest}>
      <h2 className={heldStyles.heading}>{t('feedback.steps.heading')}</h2>
      <ol className={styles.steps}>
        {steps.map(({ seq, kind, at, words }) => (
          <li key={seq}>
            <strong>{t(`feedback.steps.${kind}`)}</strong>{' '}
            <span className={styles.when}>{momentInWords(at, now, language)}</span>
            {words !== '' && <blockquote className={styles.words}>{words}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function FeedbackFacts({ one }: { one: StaffFeedback }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const area = useAreas().data?.find(({ code }) => code === one.area);
  return (
    <dl className={factStyles.facts}>
      <Fact name={t('feedback.from')}>
        <b>{say(one.residentName)}</b>
        {area && ` · ${say(area.name)}`}
      </Fact>
      <Fact name={t('feedback.sent')}>{momentInWords(one.sentAt, now, language)}</Fact>
      <Fact name={t('feedback.dueFact')}>{dateInWords(one.dueOn, language)}</Fact>
      {one.rating !== null && (
        <Fact name={t('feedback.rating')}>{t('feedback.ratingOf', { rating: one.rating })}</Fact>
      )}
      {one.reopened > 0 && (
        <Fact name={t('feedback.reopened')}>{t('feedback.times', { count: one.reopened })}</Fact>
      )}
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
