import type { PublicCase } from '../../contract/bulletin.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { Thread, type ThreadStep } from '../../ui/Thread.tsx';
import { residentApp } from '../county.ts';
import { monthAndDay } from '../dates.ts';
import { useWords } from '../language.ts';
import { AnswerPromise } from './AnswerPromise.tsx';
import styles from './Case.module.css';
import { Running } from './Running.tsx';
import { standingOf, stepsAhead } from './road.ts';

const tagStates = {
  reported: 'provisional',
  returned: 'quiet',
  accepted: 'provisional',
  dispatched: 'provisional',
  answered: 'quiet',
  awaiting_confirmation: 'quiet',
  closed: 'settled',
  refused: 'reversed',
  withdrawn: 'reversed',
  transferred: 'quiet',
} satisfies Record<PublicCase['stage'], TagState>;

/** Stage, unit and dates of a case, and what it waits for. */
export function CaseSheet({ found }: { found: PublicCase }) {
  const { t, say } = useWords();
  return (
    <>
      <div className={styles.status}>
        <StateTag state={tagStates[found.stage]}>
          {t(`case.tags.${standingOf(found) ?? found.stage}`)}
        </StateTag>
        <span>
          {t('case.unit')} <strong>{found.unit ? say(found.unit) : t('case.noUnit')}</strong>
        </span>
      </div>
      <AnswerPromise found={found} />
      <Running found={found} />
      <section className={styles.thread} aria-label={t('case.thread')}>
        <CaseThread found={found} />
      </section>
      <p className={styles.privacy}>{t('case.privacy')}</p>
      <div className={styles.buttons}>
        <ButtonLink kind="outline" href="#/case">
          {t('case.another')}
        </ButtonLink>
        <ButtonLink href={residentApp()}>{t('case.mine')}</ButtonLink>
      </div>
    </>
  );
}

function CaseThread({ found }: { found: PublicCase }) {
  const { t, language } = useWords();
  const waiting = standingOf(found);
  const done = found.steps.map(
    ({ stage, on }, place): ThreadStep => ({
      // A case that was reopened passes a stage twice.
      key: `${place}-${stage}`,
      state: 'done',
      title: t(`case.stages.${stage}`),
      time: monthAndDay(on, language),
      spoken: t('case.spoken.done'),
    }),
  );
  const now: ThreadStep[] = waiting
    ? [
        {
          key: 'now',
          state: waiting === 'returned' || waiting === 'awaiting_confirmation' ? 'yours' : 'now',
          title: t(`case.waiting.${waiting}`),
          spoken: t('case.spoken.now'),
        },
      ]
    : [];
  const ahead = stepsAhead(waiting).map(
    (key): ThreadStep => ({
      key,
      state: 'ahead',
      title: t(`case.ahead.${key}`),
      spoken: t('case.spoken.ahead'),
    }),
  );
  return <Thread steps={[...done, ...now, ...ahead]} />;
}
