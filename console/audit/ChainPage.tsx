import type { AuditState } from '../../contract/audit.ts';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { OpenedHead } from '../split/OpenedHead.tsx';
import openedStyles from '../split/OpenedPage.module.css';
import { OpenedPage } from '../split/OpenedPage.tsx';
import { Unread } from '../split/Unread.tsx';
import styles from './Audit.module.css';
import { ChainTag } from './AuditList.tsx';
import { Fact } from './EntryPage.tsx';
import { useChainState } from './use-audit.ts';

/** Where the chain stands, what waits for it, and what came of checking it. */
export function ChainPage({ isPage }: { isPage: boolean }) {
  const { t } = useWords();
  const state = useChainState();
  return (
    <OpenedPage label={t('audit.chain.page')} back="/audit" backWords={t('audit.entry.back')}>
      <OpenedHead title={t('audit.chain.heading')} isPage={isPage}>
        {state.data && <ChainTag state={state.data} />}
      </OpenedHead>
      {state.data ? (
        <Standing state={state.data} level={isPage ? 2 : 3} />
      ) : (
        <Unread
          asked={state}
          loading={t('audit.chain.loading')}
          rows={6}
          figure={false}
          level={2}
        />
      )}
    </OpenedPage>
  );
}

interface StandingProps {
  state: AuditState;
  /** Of the headings below the page’s own. */
  level: 2 | 3;
}

function Standing({ state, level }: StandingProps) {
  const { t } = useWords();
  const Heading = `h${level}` as const;
  const { head, check } = state;
  return (
    <div className={styles.wide}>
      <p className={styles.lead}>{t('audit.lead')}</p>
      <CaseStub label={t('audit.chain.head')} raised head={<StateFacts state={state} />}>
        <p className={styles.lead}>{t('audit.chain.lead')}</p>
      </CaseStub>
      {check !== null && check.findings.length > 0 && <Findings check={check} level={level} />}
      {head !== null && (
        <section className={styles.pane}>
          <Heading className={openedStyles.heading}>{t('audit.chain.note')}</Heading>
          <pre className={`${styles.note} ${styles.digits}`}>{head.note}</pre>
        </section>
      )}
    </div>
  );
}

interface FindingsProps extends Pick<StandingProps, 'level'> {
  check: NonNullable<AuditState['check']>;
}

function Findings({ check, level }: FindingsProps) {
  const { t, say } = useWords();
  const Heading = `h${level}` as const;
  return (
    <section className={styles.pane}>
      <Heading className={openedStyles.heading}>{t('audit.chain.findings')}</Heading>
      <ul className={styles.findings}>
        {check.findings.map((finding) => (
          <li key={finding.en}>{say(finding)}</li>
        ))}
      </ul>
    </section>
  );
}

function StateFacts({ state }: { state: AuditState }) {
  const { t } = useWords();
  const { head, prunedTo, keptMonths, faults } = state;
  return (
    <dl className={styles.facts}>
      <Fact name={t('audit.chain.head')}>
        <b>
          {head === null ? t('audit.chain.headNone') : t('audit.chain.headOf', { seq: head.seq })}
        </b>
      </Fact>
      {head !== null && (
        <Fact name={t('audit.chain.hash')}>
          <span className={styles.digits}>{head.hash}</span>
        </Fact>
      )}
      <Fact name={t('audit.chain.waiting')}>
        <Waiting state={state} />
      </Fact>
      <Fact name={t('audit.chain.check')}>
        <LastCheck state={state} />
      </Fact>
      <Fact name={t('audit.chain.faults')}>
        {faults === 0
          ? t('audit.chain.faultsNone')
          : t('audit.chain.faultsCount', { count: faults })}
      </Fact>
      <Fact name={t('audit.chain.kept')}>
        {t('audit.chain.keptMonths', { months: keptMonths })}
      </Fact>
      <Fact name={t('audit.chain.pruned')}>
        {prunedTo === 0
          ? t('audit.chain.prunedNone')
          : t('audit.chain.prunedTo', { seq: prunedTo })}
      </Fact>
    </dl>
  );
}

function Waiting({ state: { waiting } }: { state: AuditState }) {
  const { t, language } = useWords();
  const now = useNow();
  const { entries: count, since } = waiting;
  if (since === null) return t('audit.chain.waitingNone');
  return t('audit.chain.waitingSince', { count, at: momentInWords(since, now, language) });
}

function LastCheck({ state: { check } }: { state: AuditState }) {
  const { t, language } = useWords();
  const now = useNow();
  if (check === null) return t('audit.chain.checkNever');
  const { length: found } = check.findings;
  const values = { at: momentInWords(check.at, now, language), count: check.entries, found };
  return t(found === 0 ? 'audit.chain.checkWhole' : 'audit.chain.checkBroken', values);
}
