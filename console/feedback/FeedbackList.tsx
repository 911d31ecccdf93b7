import { type FeedbackShow, feedbackShows, type StaffFeedback } from '../../contract/feedback.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { dateNearInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
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
  return (
    <ListPane
      label={t('feedback.list')}
      title={t('feedback.heading')}
      hasOpen={open !== undefined}
      lead={t('feedback.lead')}
      above={
        <div className={styles.tabs}>
          <Segmented<FeedbackShow>
            label={t('feedback.shows.label')}
            labelHidden
            choices={feedbackShows.map((value) => ({ value, label: t(`feedback.shows.${value}`) }))}
            value={show}
            onChange={onShow}
          />
        </div>
      }
    >
      <Rows feedback={feedback} open={open} show={show} />
    </ListPane>
  );
}

function Rows({ feedback: { pages, feedback }, open, show }: Omit<FeedbackListProps, 'onShow'>) {
  const { t } = useWords();
  return (
    <ListRows
      read={pages}
      rows={feedback}
      loading={t('feedback.loading')}
      empty={
        <EmptyState
          drawing={<LampEmpty />}
          title={t(`feedback.empty.${show}.heading`)}
          line={t(`feedback.empty.${show}.words`)}
        />
      }
    >
      {(one) => <Row key={one.id} one={one} isOpen={one.id === open} />}
    </ListRows>
  );
}

function Row({ one, isOpen }: { one: StaffFeedback; isOpen: boolean }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const day = dateNearInWords(one.dueOn, now, language);
  return (
    <ListRow
      href={`/feedback/${one.id}`}
      isOpen={isOpen}
      title={`${t(`feedback.kinds.${one.kind}`)} · ${say(one.residentName)}`}
      aside={
        isLate(one, now) ? (
          <StateTag state="overdue">{t('feedback.late', { day })}</StateTag>
        ) : (
          <span className={rowStyles.what}>
            {waits(one) ? t('feedback.due', { day }) : t(`feedback.states.${one.state}`)}
          </span>
        )
      }
    >
      <span className={rowStyles.where}>
        <span className={rowStyles.grid}>{one.words}</span>
      </span>
    </ListRow>
  );
}
