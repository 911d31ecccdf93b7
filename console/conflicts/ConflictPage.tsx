import { Link } from 'wouter';
import type { CounterConflict, ToldByTill, WholeConflict } from '../../contract/counter.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { exactMoment } from '../dates.ts';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import cardStyles from '../split/cards.module.css';
import sumStyles from '../split/sums.module.css';
import { Terms } from '../split/Terms.tsx';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { Unread } from '../split/Unread.tsx';
import { BearerTag } from './ConflictsList.tsx';
import { useConflict } from './use-conflicts.ts';

/** One conflict: what was decided and why, who paid what, what the till told and what stood against it. */
export function ConflictPage({ id }: { id: string }) {
  const { t, say } = useWords();
  const asked = useConflict(id);
  const whole = asked.data;
  return (
    <TitledPage
      label={t('rewards.heading')}
      back="/counter-conflicts"
      title={
        whole &&
        `${say(whole.conflict.counterName)} · ${t(`conflicts.kinds.${whole.conflict.kind}`)}`
      }
      kind={whole && <BearerTag bearer={whole.conflict.bearer} />}
    >
      {whole ? (
        <div className={titledStyles.body}>
          <Decision one={whole.conflict} />
          <Entry title={t('conflicts.entry')} one={whole.entry} />
          <Against whole={whole} />
        </div>
      ) : (
        <Unread asked={asked} loading={t('rewards.loading')} />
      )}
    </TitledPage>
  );
}

function Decision({ one }: { one: CounterConflict }) {
  const { t, say } = useWords();
  const parts = ['taken', 'owed', 'helped', 'unpaid'] as const;
  const me = useStaff();
  const facts = [
    ['reward', one.reward === null ? t('conflicts.noReward') : say(one.reward)],
    ['merchant', say(one.merchant)],
    ['redemption', one.redemption],
  ] as const;
  return (
    <section className={cardStyles.card} aria-labelledby="conflict-decision">
      <h2 id="conflict-decision" className={cardStyles.name}>
        {t(`conflicts.borne.${one.bearer}`)}
      </h2>
      <p>{say(one.words)}</p>
      <table className={sumStyles.table}>
        <caption>{t('conflicts.paidHow')}</caption>
        <tbody>
          {parts.map((part) => (
            <tr key={part}>
              <th scope="row">{t(`conflicts.parts.${part}`)}</th>
              <td>{pointsText(one[part])}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('conflicts.value')}</th>
            <td>{pointsText(one.value)}</td>
          </tr>
        </tfoot>
      </table>
      <Terms terms={facts.map(([name, said]) => [t(`conflicts.facts.${name}`), said] as const)} />
      {mayCall(me, 'getCounter') && (
        <Link className="action-link" href={`/counters/counter/${one.counter}`}>
          {t('conflicts.toCounter')}
        </Link>
      )}
    </section>
  );
}

/** What a till wrote down, with its clock and ours. */
function Entry({ title, one }: { title: string; one: ToldByTill }) {
  const { t, say } = useWords();
  const facts: [string, string][] = [
    [t('conflicts.facts.did'), t(`conflicts.did.${one.kind}`)],
    [t('conflicts.facts.shown'), t(`conflicts.shown.${one.shown}`)],
    [t('conflicts.facts.by'), `${say(one.counterName)} · ${one.staffName}`],
    [t('conflicts.facts.at'), exactMoment(one.at)],
    ...(one.countedAt === one.at
      ? []
      : [[t('conflicts.facts.counted'), exactMoment(one.countedAt)] as [string, string]]),
    [t('conflicts.facts.received'), exactMoment(one.receivedAt)],
    [
      t('conflicts.facts.journal'),
      t('conflicts.journal', { no: one.seq, till: one.till.slice(-8).toUpperCase() }),
    ],
    [t('conflicts.facts.outcome'), t(`conflicts.outcome.${one.outcome}`)],
  ];
  return (
    <section className={cardStyles.card} aria-label={title}>
      <h2 className={cardStyles.name}>{title}</h2>
      <Terms terms={facts} />
    </section>
  );
}

/** What had been told before, and how the redemption stands by the books. */
function Against({ whole: { earlier, books } }: { whole: WholeConflict }) {
  const { t } = useWords();
  return (
    <>
      {earlier !== null && <Entry title={t('conflicts.earlier')} one={earlier} />}
      <section className={cardStyles.card} aria-labelledby="conflict-books">
        <h2 id="conflict-books" className={cardStyles.name}>
          {t('conflicts.books')}
        </h2>
        {books === null ? (
          <p>{t('conflicts.noBooks')}</p>
        ) : (
          <Terms
            terms={[
              [t('conflicts.facts.state'), t(`conflicts.states.${books.state}`)],
              [t('conflicts.facts.reserved'), exactMoment(books.reservedAt)],
              [t('conflicts.facts.until'), exactMoment(books.holdUntil)],
              ...(books.handedOverAt === null
                ? []
                : [
                    [
                      t('conflicts.facts.handedOver'),
                      `${exactMoment(books.handedOverAt)} · ${books.handedOverBy ?? ''}`,
                    ] as [string, string],
                  ]),
              ...(books.endedAt === null
                ? []
                : [[t('conflicts.facts.ended'), exactMoment(books.endedAt)] as [string, string]]),
            ]}
          />
        )}
      </section>
    </>
  );
}
