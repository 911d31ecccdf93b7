import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AlertIcon, CheckIcon, HourglassIcon, InfoIcon, SendIcon } from '../../ui/icons.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { stampText } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Counter.module.css';
import type { KeptEntry } from './journal.ts';
import { Page } from './Page.tsx';
import { useCounterTexts } from './use-counter-texts.ts';
import { useTill } from './use-till.tsx';

const icons = { waiting: HourglassIcon, posted: CheckIcon, ended: CheckIcon, conflict: AlertIcon };

/** What this device has done, the newest first, and what of it the server has not got yet. */
export function JournalPage() {
  const c = useCounterTexts();
  const { till, view, waiting } = useTill();
  const { entries } = view.journal;
  return (
    <Page
      title={c('journal.title')}
      back="#/"
      foot={
        waiting > 0 && (
          <Button
            size="l"
            wide
            icon={<SendIcon size={24} />}
            busy={view.sending}
            onClick={() => void till.work()}
          >
            {c('journal.send')}
          </Button>
        )
      }
    >
      {view.problem !== null && (
        <Refusal why={c('journal.stopped')} whatToDo={view.problem.title} />
      )}
      {waiting > 0 && (
        <p className={styles.hint}>
          <InfoIcon size={22} />
          <span>{c('journal.kept')}</span>
        </p>
      )}
      {entries.length === 0 ? (
        <EmptyState
          drawing={<LampEmpty />}
          title={c('journal.empty')}
          line={c('journal.emptyLine')}
        />
      ) : (
        <ul className={styles.lines}>
          {[...entries].reverse().map((kept) => (
            <Line key={kept.entry.id} kept={kept} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Line({ kept }: { kept: KeptEntry }) {
  const { say, language } = useTexts();
  const c = useCounterTexts();
  const { till } = useTill();
  const { entry, about, state, conflict } = kept;
  const Icon = icons[state];
  const time = stampText(entry.at, till.now().getTime(), language);
  const who = about.residentName === null ? '' : ` · ${say(about.residentName)}`;
  return (
    <li className={styles.entry}>
      <div className={styles.entryHead}>
        <div className={styles.words}>
          <strong>{say(about.name)}</strong>
          <span className={styles.quiet}>
            {`${c(`journal.kind.${entry.kind}`)}${who} · ${time}`}
          </span>
        </div>
        <span className={classes(styles.tag, styles[state])}>
          <Icon size={18} />
          {c(`journal.${state}`)}
        </span>
      </div>
      {conflict !== null && (
        <p className={styles.conflictWords}>
          {say(conflict.words)}
          {conflict.unpaid > 0 && ` ${c('journal.unpaid', { points: conflict.unpaid })}`}
        </p>
      )}
    </li>
  );
}
