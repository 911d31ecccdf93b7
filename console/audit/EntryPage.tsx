import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AuditEntry } from '../../contract/audit.ts';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { exactMoment } from '../dates.ts';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { OpenedHead } from '../split/OpenedHead.tsx';
import openedStyles from '../split/OpenedPage.module.css';
import { OpenedPage } from '../split/OpenedPage.tsx';
import { Unread } from '../split/Unread.tsx';
import styles from './Audit.module.css';
import { useEntry } from './use-audit.ts';
import { useWho } from './who.ts';

/** One entry: who, what, where and why, and below the cut that it is what was chained. */
export function EntryPage({ id }: { id: string }) {
  const { t } = useWords();
  const entry = useEntry(id);
  return (
    <OpenedPage label={t('audit.entry.page')} back="/audit" backWords={t('audit.entry.back')}>
      {entry.data ? (
        <WholeEntry one={entry.data} />
      ) : (
        <Unread asked={entry} loading={t('audit.entry.loading')} rows={6} figure={false} />
      )}
    </OpenedPage>
  );
}

function WholeEntry({ one }: { one: AuditEntry }) {
  const { t, say } = useWords();
  const { who } = useWho();
  const title = `${who(one.actor)} ${say(one.sentence)}`;
  return (
    <>
      <OpenedHead title={title} />
      <div className={openedStyles.body}>
        <div className={openedStyles.facts}>
          <CaseStub label={t('audit.entry.facts')} raised head={<EntryFacts one={one} />}>
            <div className={styles.verdict}>
              <StateTag state={one.whole ? 'settled' : 'overdue'}>
                {t(one.whole ? 'audit.whole' : 'audit.broken')}
              </StateTag>
              <span>{t(one.whole ? 'audit.entry.wholeWords' : 'audit.entry.brokenWords')}</span>
            </div>
          </CaseStub>
        </div>
        <div className={openedStyles.moves}>
          <Place one={one} />
        </div>
      </div>
    </>
  );
}

function EntryFacts({ one }: { one: AuditEntry }) {
  const { t } = useWords();
  const { who, roles, area } = useWho();
  const { actor } = one;
  const details = Object.entries(one.details).filter(([, value]) => value !== null);
  return (
    <dl className={styles.facts}>
      <Fact name={t('audit.entry.at')}>{exactMoment(one.at)}</Fact>
      <Fact name={t('audit.entry.who')}>
        <b>{who(actor)}</b>
        {actor.id !== null && <div className={styles.digits}>{actor.id}</div>}
      </Fact>
      {actor.kind === 'staff' && (
        <>
          <Fact name={t('audit.entry.role')}>{roles(actor) || t('audit.noRole')}</Fact>
          <Fact name={t('audit.entry.scope')}>
            {actor.areas.map(area).join(t('denied.joiner')) || t('audit.entry.none')}
          </Fact>
        </>
      )}
      <Fact name={t('audit.entry.object')}>
        <Thing one={one} />
      </Fact>
      <Fact name={t('audit.entry.area')}>{area(one.area)}</Fact>
      <Fact name={t('audit.entry.reason')}>{one.reason ?? t('audit.entry.noReason')}</Fact>
      {details.length > 0 && (
        <Fact name={t('audit.entry.details')}>
          <span className={styles.digits}>
            {details.map(([name, value]) => `${name}: ${String(value)}`).join('\n')}
          </span>
        </Fact>
      )}
      <Fact name={t('audit.entry.request')}>
        <span className={styles.digits}>{one.request ?? t('audit.entry.none')}</span>
      </Fact>
    </dl>
  );
}

/** What it was done to; a case can be opened from here by those who may. */
function Thing({ one: { object } }: { one: AuditEntry }) {
  const { say } = useWords();
  const isCase = object.key.startsWith('case/') && object.name !== null;
  const mayOpen = mayCall(useStaff(), 'getCase');
  const name = object.name !== null && <span className="figures"> {object.name}</span>;
  return (
    <>
      {say(object.kind)}
      {isCase && mayOpen ? (
        <>
          {' '}
          <Link href={`/queue/${object.name}`} className="figures">
            {object.name}
          </Link>
        </>
      ) : (
        name
      )}
    </>
  );
}

function Place({ one }: { one: AuditEntry }) {
  const { t } = useWords();
  const digits = (value: string | null) => (
    <span className={styles.digits}>{value ?? t('audit.entry.none')}</span>
  );
  return (
    <section className={styles.pane}>
      <h2 className={openedStyles.heading}>{t('audit.entry.place')}</h2>
      <dl className={styles.facts}>
        <Fact name={t('audit.entry.number')}>
          {t('audit.entry.placeOf', { seq: one.seq, last: one.last })}
        </Fact>
        <Fact name={t('audit.entry.chainedAt')}>{exactMoment(one.chainedAt)}</Fact>
        <Fact name={t('audit.entry.previous')}>{digits(one.previous)}</Fact>
        <Fact name={t('audit.entry.hash')}>{digits(one.hash)}</Fact>
        <Fact name={t('audit.entry.before')}>{digits(one.before)}</Fact>
        <Fact name={t('audit.entry.after')}>{digits(one.after)}</Fact>
      </dl>
      <p className={styles.remark}>{t('audit.entry.digests')}</p>
    </section>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
