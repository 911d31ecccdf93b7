import { Link } from 'wouter';
import { classes } from '../../../ui/classes.ts';
import { AlertIcon, CheckIcon, HourglassIcon } from '../../../ui/icons.tsx';
import { dateInWords, momentInWords } from '../../dates.ts';
import { useWords } from '../../language.ts';
import { useNow } from '../../now.ts';
import { mayCall } from '../../roles.ts';
import { useStaff } from '../../session.ts';
import type { Draft, Finding } from '../types.ts';
import type { Writer } from '../use-draft.ts';
import { AskForm } from './AskForm.tsx';
import { DecideForm } from './DecideForm.tsx';
import { DifferenceList } from './DifferencesView.tsx';
import styles from './draft.module.css';
import { FindingsPane } from './FindingsPane.tsx';

interface PublicationViewProps {
  draft: Draft;
  writer: Writer;
  findings: readonly Finding[];
}

/** The gates before a publication, asking for it, deciding about it, and what happened so far. */
export function PublicationView({ draft, writer, findings }: PublicationViewProps) {
  const { t } = useWords();
  const me = useStaff();
  const mayAsk = mayCall(me, 'askRulePublication');
  const mayDecide = mayCall(me, 'publishRuleDraft');
  return (
    <div className={styles.single}>
      <h2 className={styles.singleHeading}>{t('rules.publication.heading')}</h2>
      <Gates {...{ draft, writer, findings }} />
      {findings.length > 0 && <FindingsPane findings={findings} document={writer.document} />}
      {(draft.state === 'open' || draft.state === 'returned') &&
        draft.overtakenBy === null &&
        (mayAsk ? (
          <AskForm draft={draft} writer={writer} />
        ) : (
          <p className={styles.frozen}>{t('rules.publication.readOnly')}</p>
        ))}
      {draft.state === 'waiting' && <DifferenceList draft={draft} isKept={writer.isKept} />}
      {draft.state === 'waiting' &&
        (mayDecide ? (
          <DecideForm draft={draft} mayWithdraw={mayAsk} />
        ) : (
          <p className={styles.frozen}>{t('rules.publication.readOnly')}</p>
        ))}
      <Published draft={draft} />
      <History draft={draft} />
    </div>
  );
}

function Gates({ draft, writer, findings }: PublicationViewProps) {
  const { t } = useWords();
  const refused = findings.filter(({ severity }) => severity === 'refused').length;
  const rehearsed = draft.rehearsed && writer.isKept;
  const decided = draft.state === 'published';
  const { overtakenBy } = draft;
  const second = draft.secondPerson
    ? 'rules.publication.secondYou'
    : 'rules.publication.secondOther';
  return (
    <section aria-labelledby="gates">
      <h3 id="gates" className={styles.gatesHeading}>
        {t('rules.publication.before')}
      </h3>
      <ol className={styles.gates}>
        <Gate
          state={refused === 0 ? 'met' : 'refused'}
          name={t('rules.publication.redLine')}
          words={
            refused === 0
              ? t('rules.publication.redLineMet')
              : t('rules.publication.redLineUnmet', { count: refused })
          }
        />
        <Gate
          state={overtakenBy === null ? 'met' : 'refused'}
          name={t('rules.publication.newest')}
          words={
            overtakenBy === null
              ? t('rules.publication.newestMet')
              : t('rules.publication.newestUnmet', { version: overtakenBy.version })
          }
        />
        <Gate
          state={rehearsed ? 'met' : 'ahead'}
          name={t('rules.publication.rehearsal')}
          words={t(
            rehearsed ? 'rules.publication.rehearsalMet' : 'rules.publication.rehearsalUnmet',
          )}
        />
        <Gate
          state={decided ? 'met' : 'ahead'}
          name={t('rules.publication.second')}
          words={decided ? t('rules.publication.secondMet') : t(second)}
        />
      </ol>
    </section>
  );
}

interface GateProps {
  /** Refused: it stays shut until the draft is changed. */
  state: 'met' | 'ahead' | 'refused';
  name: string;
  words: string;
}

const gateLooks = {
  met: [styles.gateMet, <CheckIcon key="met" size={18} />],
  ahead: [undefined, <HourglassIcon key="ahead" size={18} />],
  refused: [styles.gateRefused, <AlertIcon key="refused" size={18} />],
} as const;

function Gate({ state, name, words }: GateProps) {
  const [look, sign] = gateLooks[state];
  return (
    <li className={classes(styles.gate, look)}>
      <span className={styles.gateSign}>{sign}</span>
      <span>
        <b>{name}</b>
        <span>{words}</span>
      </span>
    </li>
  );
}

/** Which version the draft became, and the way to it. */
function Published({ draft: { steps } }: { draft: Draft }) {
  const { t, language } = useWords();
  const version = steps.findLast(({ step }) => step === 'published')?.version;
  const firstDay = steps.findLast(({ step }) => step === 'asked')?.effectiveFrom;
  if (!version || !firstDay) return null;
  const date = dateInWords(firstDay, language);
  return (
    <p className={styles.clean}>
      <CheckIcon size={18} />
      <Link href={`/rules/version/${version}`}>
        {t('rules.publication.published', { version, date })}
      </Link>
    </p>
  );
}

function History({ draft: { steps } }: { draft: Draft }) {
  const { t, language } = useWords();
  const now = useNow();
  return (
    <section className={styles.history} aria-labelledby="history">
      <h3 id="history">{t('rules.publication.history')}</h3>
      {steps.length === 0 && <p>{t('rules.publication.noHistory')}</p>}
      <ol>
        {steps.map(({ step, by, at, note, effectiveFrom, version }) => (
          <li key={`${at}:${step}`}>
            <p>
              <b>
                {t('rules.publication.step', {
                  who: by,
                  what: t(`rules.publication.steps.${step}`),
                })}
              </b>
              <time dateTime={at}>{momentInWords(at, now, language)}</time>
            </p>
            {effectiveFrom !== null && (
              <p>{t('rules.home.from', { date: dateInWords(effectiveFrom, language) })}</p>
            )}
            {version !== null && <p>{t('rules.home.version', { version })}</p>}
            {note !== '' && <q>{note}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
