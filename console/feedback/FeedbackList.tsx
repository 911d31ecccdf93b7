import { Link } from 'wouter';
import { type FeedbackShow, feedbackShows, type StaffFeedback } from '../../contract/feedback.ts';
import { classes } from '../../ui/classes.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { dateNearInWords } from '../dates.ts';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import styles from './Feedback.module.css';
import { isLate, waits } from './lateness.ts';
import type { FeedbackPages } from './use-feedback.ts';

interface FeedbackListProps {
  feedback: FeedbackPages;
  open: string | undefined;
  show: FeedbackShow;
  onShow: (show: FeedbackShow) => void;
}

/** Who says what, and by when there must be an answer. */
export function FeedbackList({ feedback, open, show, onShow }: FeedbackListProps) {
  const { t } = useWords();
  const heading = usePageHeading(open === undefined ? t('feedback.heading') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('feedback.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('feedback.heading')}
        </Heading>
      </header>
      <p className={heldStyles.lead}>{t('feedback.lead')}</p>
      <div className={styles.tabs}>
        <Segmented<FeedbackShow>
          label={t('feedback.shows.label')}
          labelHidden
          choices={feedbackShows.map((value) => ({ value, label: t(`feedback.shows.${value}`) }))}
          value={show}
          onChange={onShow}
        />
      </div>
      <div className={queueStyles.list}>
        <Rows feedback={feedback} open={open} show={show} />
      </div>
    </section>
  );
}

function Rows({ feedback: { pages, feedback }, open, show }: Omit<FeedbackListProps, 'onShow'>) {
  const { t } = useWords();
  if (pages.isPending) return <Skeleton label={t('feedback.loading')} rows={6} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  if (feedback.length === 0)
    return (
      <EmptyState
        drawing={<LampEmpty />}
        title={t(`feedback.empty.${show}.heading`)}
        line={t(`feedback.empty.${show}.words`)}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {feedback.map((one) => (
          <Row key={one.id} one={one} isOpen={one.id === open} />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
  );
}

function Row({ one, isOpen }: { one: StaffFeedback; isOpen: boolean }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const day = dateNearInWords(one.dueOn, now, language);
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/feedback/${one.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {t(`feedback.kinds.${one.kind}`)} · {say(one.residentName)}
        </Link>
        {isLate(one, now) ? (
          <StateTag state="overdue">{t('feedback.late', { day })}</StateTag>
        ) : (
          <span className={rowStyles.what}>
            {waits(one) ? t('feedback.due', { day }) : t(`feedback.states.${one.state}`)}
          </span>
        )}
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          <span className={rowStyles.grid}>{one.words}</span>
        </span>
      </div>
    </li>
  );
}
