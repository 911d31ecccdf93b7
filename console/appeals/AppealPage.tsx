import { Link } from 'wouter';
import type { WaitingAppeal } from '../../contract/appeals.ts';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { PointsFigure } from '../../ui/PointsFigure.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useAreas } from '../areas.ts';
import { dateInWords, momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Fact, FactList } from '../split/FactList.tsx';
import { ListedPage } from '../split/ListedPage.tsx';
import { OpenedHead } from '../split/OpenedHead.tsx';
import openedStyles from '../split/OpenedPage.module.css';
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
    <ListedPage
      label={t('appeals.heading')}
      back="/appeals"
      one={one}
      isPending={isPending}
      loading={t('appeals.loading')}
      left={{ title: t('appeals.answered'), line: t('appeals.answeredWords') }}
    >
      {(there) => <WholeAppeal one={there} />}
    </ListedPage>
  );
}

function WholeAppeal({ one }: { one: WaitingAppeal }) {
  const { t, say } = useWords();
  const { award, appeal, mine } = one;
  const mayAnswer = mayCall(useStaff(), 'answerAppeal') && !mine;
  const state = award.state === 'reversed' ? 'reversed' : 'settled';
  return (
    <>
      <OpenedHead title={say(award.what)}>
        <StateTag state={state}>{t(`awards.states.${state}`)}</StateTag>
      </OpenedHead>
      <div className={openedStyles.body}>
        <div className={openedStyles.facts}>
          <CaseStub label={t('appeals.decision')} raised head={<AppealFacts one={one} />}>
            <div className={openedStyles.points}>
              <PointsFigure
                points={award.points + award.householdPoints}
                state={state}
                signed
                size="l"
              />
              <span className={openedStyles.why}>{award.reversal?.note ?? say(award.why)}</span>
            </div>
          </CaseStub>
        </div>
        <div className={openedStyles.moves}>
          {mayAnswer ? (
            <AppealAnswer one={one} />
          ) : (
            <p className={openedStyles.readOnly}>{t(mine ? 'appeals.mine' : 'appeals.readOnly')}</p>
          )}
        </div>
        <section className={openedStyles.rest}>
          <h2 className={openedStyles.heading}>{t('appeals.words')}</h2>
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
    <FactList>
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
    </FactList>
  );
}
