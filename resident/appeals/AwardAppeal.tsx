import type { Appeal as AppealAnswer, ContestedAward } from '../../contract/appeals.ts';
import { Card } from '../../ui/Card.tsx';
import { presentMs } from '../../ui/now.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useAnswer, useApi } from '../api.ts';
import { dayText, localDay } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { AwardRow } from '../points/AwardRow.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Appeal.module.css';
import { AppealForm } from './AppealForm.tsx';
import { useAppealTexts } from './use-appeal-texts.ts';

/** One award that was taken back or left empty: what was decided, and what I say to it. */
export default function AwardAppeal({ id }: { id: string }) {
  const { t } = useTexts();
  const a = useAppealTexts();
  const asked = useAnswer('getMyAward', { params: { id } });
  return (
    <Screen title={a('title')} back={{ label: t('back'), href: paths.points }}>
      <Loaded asked={asked}>{(contested) => <Contested contested={contested} />}</Loaded>
    </Screen>
  );
}

function Contested({ contested }: { contested: ContestedAward }) {
  const { language } = useTexts();
  const a = useAppealTexts();
  const { award, appeal, contestableUntil } = contested;
  const now = presentMs();
  const hotline = useApi().county.hotline;
  const over = contestableUntil !== null && contestableUntil < localDay(now);
  return (
    <>
      <Card as="section" label={a('decision')} className={styles.decision}>
        <AwardRow award={award} />
      </Card>
      {appeal !== null && <Said appeal={appeal} />}
      {appeal === null && contestableUntil === null && (
        <Refusal still why={a('nothing')} whatToDo={a('call', { hotline })} />
      )}
      {appeal === null && over && (
        <Refusal still why={a('tooLate')} whatToDo={a('call', { hotline })} />
      )}
      {appeal === null && contestableUntil !== null && !over && (
        <AppealForm award={award.id} until={dayText(contestableUntil, now, language)} />
      )}
    </>
  );
}

/** What I wrote, and the answer or until when there will be one. */
function Said({ appeal }: { appeal: AppealAnswer }) {
  const { language } = useTexts();
  const a = useAppealTexts();
  const now = presentMs();
  return (
    <Card as="section" label={a('mine')}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{a('mine')}</h2>
        <StateTag state={appeal.state === 'granted' ? 'settled' : tagOf(appeal)}>
          {a(`state.${appeal.state}`)}
        </StateTag>
      </div>
      <blockquote className={styles.words}>{appeal.words}</blockquote>
      {appeal.state === 'open' ? (
        <p className={styles.quiet}>{a('due', { day: dayText(appeal.dueOn, now, language) })}</p>
      ) : (
        <>
          <h3 className={styles.answerHeading}>{a('answer')}</h3>
          <p>{a(`answered.${appeal.state}`)}</p>
          <blockquote className={styles.words}>{appeal.note}</blockquote>
        </>
      )}
    </Card>
  );
}

const tagOf = ({ state }: AppealAnswer) => (state === 'open' ? 'provisional' : 'quiet');
