import { Link } from 'wouter';
import type { Unmasking } from '../../contract/unmaskings.ts';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Fact, FactList } from '../split/FactList.tsx';
import { ListedPage } from '../split/ListedPage.tsx';
import { OpenedHead } from '../split/OpenedHead.tsx';
import openedStyles from '../split/OpenedPage.module.css';
import { DecideUnmasking } from './DecideUnmasking.tsx';
import { tagOf } from './state-tag.ts';
import styles from './Unmask.module.css';

interface UnmaskingPageProps {
  one: Unmasking | undefined;
  isPending: boolean;
}

/** One look that was asked for: by whom, at what, why; and whether it is agreed to. */
export function UnmaskingPage({ one, isPending }: UnmaskingPageProps) {
  const { t } = useWords();
  return (
    <ListedPage
      label={t('unmask.desk')}
      back="/unmaskings"
      one={one}
      isPending={isPending}
      loading={t('unmask.loading')}
      left={{ title: t('unmask.decided'), line: t('unmask.decidedWords') }}
    >
      {(there) => <Whole one={there} />}
    </ListedPage>
  );
}

function Whole({ one }: { one: Unmasking }) {
  const { t, say } = useWords();
  const mayDecide = mayCall(useStaff(), 'approveUnmasking') && !one.mine && one.state === 'asked';
  return (
    <>
      <OpenedHead title={say(one.alias)}>
        <StateTag state={tagOf[one.state]}>{t(`unmask.states.${one.state}`)}</StateTag>
      </OpenedHead>
      <div className={openedStyles.body}>
        <div className={openedStyles.facts}>
          <CaseStub label={t('case.facts')} raised head={<UnmaskingFacts one={one} />}>
            <blockquote className={styles.quote}>{one.reason}</blockquote>
          </CaseStub>
        </div>
        <div className={openedStyles.moves}>
          {mayDecide ? (
            <DecideUnmasking id={one.id} />
          ) : (
            <p className={openedStyles.readOnly}>{t(readOnlyWords(one))}</p>
          )}
        </div>
        <section className={openedStyles.rest}>
          {one.untold !== null && (
            <p className={styles.untold}>{t('unmask.notTelling', { why: one.untold })}</p>
          )}
          {one.note !== null && (
            <div>
              <h2 className={openedStyles.heading}>{t('held.note')}</h2>
              <blockquote className={styles.quote}>{one.note}</blockquote>
            </div>
          )}
        </section>
      </div>
    </>
  );
}

function readOnlyWords({ mine, state }: Unmasking) {
  if (state !== 'asked') return 'unmask.closed';
  return mine ? 'unmask.own' : 'unmask.readOnly';
}

function UnmaskingFacts({ one }: { one: Unmasking }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const mayRead = mayCall(useStaff(), 'getCase');
  const moment = (instant: string) => momentInWords(instant, now, language);
  return (
    <FactList>
      <Fact name={t('held.fromCase')}>
        {mayRead ? (
          <Link href={`/queue/${one.caseCode}`} className="figures">
            {one.caseCode}
          </Link>
        ) : (
          <span className="figures">{one.caseCode}</span>
        )}
        {` · ${say(one.categoryName)}`}
      </Fact>
      <Fact name={t('unmask.wants')}>
        <b>{one.what.map((field) => t(`unmask.fields.${field}`)).join(t('denied.joiner'))}</b>
      </Fact>
      <Fact name={t('unmask.askedBy')}>
        {one.askedBy} · {t(`roles.${one.askedRole}`)} · {moment(one.askedAt)}
      </Fact>
      {one.decidedAt !== null && one.decidedRole !== null && (
        <Fact name={t('unmask.decidedBy')}>
          {one.decidedBy} · {t(`roles.${one.decidedRole}`)} · {moment(one.decidedAt)}
        </Fact>
      )}
      {one.shownAt !== null && <Fact name={t('unmask.shownAt')}>{moment(one.shownAt)}</Fact>}
      {one.state === 'asked' && <Fact name={t('unmask.closes')}>{moment(one.closesAt)}</Fact>}
    </FactList>
  );
}
