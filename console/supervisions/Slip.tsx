import { Link } from 'wouter';
import type { Supervision } from '../../contract/supervisions.ts';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import pageStyles from '../account/account.module.css';
import { dateInWords, momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Answer } from './Answer.tsx';
import { Decide } from './Decide.tsx';
import styles from './supervisions.module.css';

const tags: Record<Supervision['state'], TagState> = {
  open: 'provisional',
  answered: 'held',
  done: 'settled',
};

/** One slip: which case, how late, who was told and who owes the answer; and the step that is the reader’s. */
export function Slip({ slip }: { slip: Supervision }) {
  const { t, say, language } = useWords();
  const now = new Date(useNow());
  const { code, step, clock, state, unit } = slip;
  const when = (instant: string) => momentInWords(instant, now, language);
  return (
    <section className={pageStyles.pane} aria-label={code}>
      <h2 className={pageStyles.heading}>
        <Link href={`/queue/${code}`}>{code}</Link>{' '}
        <StateTag state={tags[state]}>{t(`supervisions.states.${state}`)}</StateTag>
      </h2>
      <p className={styles.facts}>
        <b>{step === 0 ? t('supervisions.byHand') : t('supervisions.step', { step })}</b>
        {' · '}
        {t(`supervisions.clocks.${clock}`)}
        {clock !== 'by_hand' && <> · {t('supervisions.dueAt', { when: when(slip.dueAt) })}</>}
        {' · '}
        {say(slip.categoryName)}
      </p>
      <p className={styles.facts}>
        {t('supervisions.told', { area: say(slip.areaName) })}
        {' · '}
        {unit ? t('supervisions.owes', { unit: say(unit) }) : t('supervisions.owesDesk')}
        {' · '}
        {t('supervisions.replyDue', { when: when(slip.replyDueAt) })}
        {slip.promisedOn !== null && (
          <> · {t('supervisions.promised', { when: dateInWords(slip.promisedOn, language) })}</>
        )}
      </p>
      {slip.may.includes('answer') && <Answer slip={slip} />}
      {slip.may.includes('decide') && <Decide slip={slip} />}
    </section>
  );
}
