import { Link } from 'wouter';
import type { HeldAward } from '../../contract/awards.ts';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { PointsFigure } from '../../ui/PointsFigure.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useAreas } from '../areas.ts';
import { SignalList } from '../case/Signals.tsx';
import { dateInWords, momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Fact, FactList } from '../split/FactList.tsx';
import { ListedPage } from '../split/ListedPage.tsx';
import { OpenedHead } from '../split/OpenedHead.tsx';
import openedStyles from '../split/OpenedPage.module.css';
import { HeldDecision } from './HeldDecision.tsx';

interface HeldAwardPageProps {
  one: HeldAward | undefined;
  isPending: boolean;
}

/** One held award: what it is for, why it was held, and the decision. */
export function HeldAwardPage({ one, isPending }: HeldAwardPageProps) {
  const { t } = useWords();
  return (
    <ListedPage
      label={t('held.heading')}
      back="/held"
      one={one}
      isPending={isPending}
      loading={t('held.loading')}
      left={{ title: t('held.decided'), line: t('held.decidedWords') }}
    >
      {(there) => <WholeAward one={there} />}
    </ListedPage>
  );
}

function WholeAward({ one }: { one: HeldAward }) {
  const { t, say } = useWords();
  const { award, signals } = one;
  const mayDecide = mayCall(useStaff(), 'settleHeldAward');
  return (
    <>
      <OpenedHead title={say(award.what)}>
        <StateTag state="held">{t('awards.states.held')}</StateTag>
      </OpenedHead>
      <div className={openedStyles.body}>
        <div className={openedStyles.facts}>
          <CaseStub label={t('held.what')} raised head={<AwardFacts one={one} />}>
            <div className={openedStyles.points}>
              <PointsFigure points={award.points} state="held" signed size="l" />
              <span className={openedStyles.why}>{say(award.why)}</span>
            </div>
          </CaseStub>
        </div>
        <div className={openedStyles.moves}>
          {mayDecide ? (
            <HeldDecision one={one} />
          ) : (
            <p className={openedStyles.readOnly}>{t('held.readOnly')}</p>
          )}
        </div>
        <section className={openedStyles.rest}>
          <h2 className={openedStyles.heading}>{t('held.signals')}</h2>
          {signals.length > 0 ? <SignalList signals={signals} /> : <p>{t('held.noSignals')}</p>}
        </section>
      </div>
    </>
  );
}

function AwardFacts({ one: { award, residentName, grid } }: { one: HeldAward }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const area = useAreas().data?.find(({ code }) => code === grid);
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
      <Fact name={t('held.at')}>{momentInWords(award.at, now, language)}</Fact>
      <Fact name={t('held.lapses')}>{dateInWords(award.lapsesOn, language)}</Fact>
    </FactList>
  );
}
