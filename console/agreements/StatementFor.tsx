import type { Award } from '../../contract/awards.ts';
import { Button } from '../../ui/Button.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { useAppealFor, useAwardsFor } from './use-agreements.ts';
import { WordsFor } from './WordsFor.tsx';

/** Their newest awards, each with its reason; what was taken back or left empty can be contested. */
export function StatementFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = useAwardsFor(id);
  return (
    <>
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('agreements.points.statement')}
      </Button>
      <ul className={styles.list}>
        {looking.rows?.map((award) => (
          <li key={award.id}>
            <Line id={id} award={award} />
          </li>
        ))}
      </ul>
      <NextPage pages={looking.pages} />
      <Refusals error={looking.error} />
    </>
  );
}

function Line({ id, award }: { id: string; award: Award }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const appealing = useAppealFor(id, { award: award.id, what: say(award.what) });
  const { points, householdPoints, state, what, why, at, cause, corrected, reversal } = award;
  const isEmpty = state === 'settled' && points + householdPoints === 0;
  const isContestable = cause === 'deed' && (state === 'reversed' || isEmpty || corrected > 0);
  return (
    <>
      <p>
        {momentInWords(at, now, language)} · <strong>{say(what)}</strong> ·{' '}
        {t('agreements.points.line', { points: points + householdPoints })} ·{' '}
        {t(`awards.states.${state}`)}
        <br />
        {reversal?.note || say(why)}
      </p>
      {isContestable && (
        <Fold title={t('agreements.points.appeal')} lead={t('agreements.cases.asTheySay')}>
          <WordsFor
            step={appealing}
            label={t('agreements.points.appealWords')}
            send={t('agreements.points.appeal')}
            most={500}
          />
        </Fold>
      )}
    </>
  );
}
