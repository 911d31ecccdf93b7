import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Unmasking } from '../../contract/unmaskings.ts';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BackIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import caseStyles from '../case/CasePage.module.css';
import factStyles from '../case/Facts.module.css';
import { momentInWords } from '../dates.ts';
import heldStyles from '../held/HeldAwardPage.module.css';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import stateStyles from '../states/states.module.css';
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
    <section className={caseStyles.page} aria-label={t('unmask.desk')}>
      <Link href="/unmaskings" className={caseStyles.back}>
        <BackIcon size={18} />
        {t('case.back')}
      </Link>
      {one ? (
        <Whole one={one} />
      ) : isPending ? (
        <div className={caseStyles.waiting}>
          <Skeleton label={t('unmask.loading')} rows={4} figure />
        </div>
      ) : (
        <Decided />
      )}
    </section>
  );
}

/** It has left the list: somebody has decided, perhaps the reader just now. */
function Decided() {
  const { t } = useWords();
  const heading = t('unmask.decided');
  usePageHeading(heading);
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<QuietAlley />}
        title={heading}
        line={t('unmask.decidedWords')}
        level={1}
      />
    </div>
  );
}

function Whole({ one }: { one: Unmasking }) {
  const { t, say } = useWords();
  const heading = usePageHeading(say(one.alias));
  const mayDecide = mayCall(useStaff(), 'approveUnmasking') && !one.mine && one.state === 'asked';
  return (
    <>
      <header className={heldStyles.head}>
        <h1 className={heldStyles.title} ref={heading} tabIndex={-1}>
          {say(one.alias)}
        </h1>
        <StateTag state={tagOf[one.state]}>{t(`unmask.states.${one.state}`)}</StateTag>
      </header>
      <div className={caseStyles.body}>
        <div className={caseStyles.facts}>
          <CaseStub label={t('case.facts')} raised head={<UnmaskingFacts one={one} />}>
            <blockquote className={styles.quote}>{one.reason}</blockquote>
          </CaseStub>
        </div>
        <div className={caseStyles.moves}>
          {mayDecide ? (
            <DecideUnmasking id={one.id} />
          ) : (
            <p className={heldStyles.readOnly}>{t(readOnlyWords(one))}</p>
          )}
        </div>
        <section className={caseStyles.rest}>
          {one.untold !== null && (
            <p className={styles.untold}>{t('unmask.notTelling', { why: one.untold })}</p>
          )}
          {one.note !== null && (
            <div>
              <h2 className={heldStyles.heading}>{t('held.note')}</h2>
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
    <dl className={factStyles.facts}>
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
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={factStyles.fact}>
      <dt className={factStyles.name}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
