import type { StaffFeedback } from '../../contract/feedback.ts';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useAreas } from '../areas.ts';
import { dateInWords, momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Fact, FactList } from '../split/FactList.tsx';
import { ListedPage } from '../split/ListedPage.tsx';
import { OpenedHead } from '../split/OpenedHead.tsx';
import openedStyles from '../split/OpenedPage.module.css';
import styles from './Feedback.module.css';
import { FeedbackMove } from './FeedbackMove.tsx';
import { isLate, waits } from './lateness.ts';

interface FeedbackPageProps {
  one: StaffFeedback | undefined;
  isPending: boolean;
}

/** One piece of feedback: what is said, what was done about it, and what is to be done now. */
export function FeedbackPage({ one, isPending }: FeedbackPageProps) {
  const { t } = useWords();
  return (
    <ListedPage
      label={t('feedback.heading')}
      back="/feedback"
      one={one}
      isPending={isPending}
      loading={t('feedback.loading')}
      left={{ title: t('feedback.gone'), line: t('feedback.goneWords') }}
    >
      {(there) => <Whole one={there} />}
    </ListedPage>
  );
}

function Whole({ one }: { one: StaffFeedback }) {
  const { t } = useWords();
  const title = t(`feedback.kinds.${one.kind}`);
  const now = useNow();
  return (
    <>
      <OpenedHead title={title}>
        <StateTag state={waits(one) ? 'provisional' : 'quiet'}>
          {t(`feedback.states.${one.state}`)}
        </StateTag>
        {isLate(one, now) && <StateTag state="overdue">{t('feedback.isLate')}</StateTag>}
        {one.adopted && <StateTag state="settled">{t('feedback.adopted')}</StateTag>}
      </OpenedHead>
      <div className={openedStyles.body}>
        <div className={openedStyles.facts}>
          <CaseStub label={t('feedback.words')} raised head={<FeedbackFacts one={one} />}>
            <blockquote className={styles.words}>{one.words}</blockquote>
          </CaseStub>
        </div>
        <div className={openedStyles.moves}>
          {one.moves.length === 0 && (
            <p className={openedStyles.readOnly}>{t('feedback.nothing')}</p>
          )}
          {one.moves.map((move) => (
            <FeedbackMove key={`${move} ${one.steps.length}`} id={one.id} move={move} />
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
    <section className={openedStyles.rest}>
      <h2 className={openedStyles.heading}>{t('feedback.steps.heading')}</h2>
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
    <FactList>
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
    </FactList>
  );
}
