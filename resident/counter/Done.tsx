import { ButtonLink } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { AlertIcon, CheckIcon, HourglassIcon } from '../../ui/icons.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Counter.module.css';
import type { KeptEntry } from './journal.ts';
import { Page } from './Page.tsx';
import { useCounterTexts } from './use-counter-texts.ts';
import { useTill } from './use-till.tsx';

/** It is written down; whether it has come in already is seen here as it happens. */
export function Done({ id }: { id: string }) {
  const c = useCounterTexts();
  const { view } = useTill();
  const kept = view.journal.entries.find(({ entry }) => entry.id === id);
  const refused = kept?.entry.kind === 'refused';
  return (
    <Page
      title={c(refused ? 'success.refused' : 'success.title')}
      heading={false}
      foot={
        <>
          <ButtonLink href="#/scan" size="l" wide>
            {c('success.next')}
          </ButtonLink>
          <ButtonLink href="#/" kind="outline" size="l" wide>
            {c('success.home')}
          </ButtonLink>
        </>
      }
    >
      {kept !== undefined && <Outcome kept={kept} />}
    </Page>
  );
}

function Outcome({ kept }: { kept: KeptEntry }) {
  const { say } = useTexts();
  const c = useCounterTexts();
  const { entry, about, state, conflict } = kept;
  const came = state === 'posted' || state === 'ended';
  const icons = {
    waiting: HourglassIcon,
    conflict: AlertIcon,
    posted: CheckIcon,
    ended: CheckIcon,
  };
  const Icon = icons[state];
  const words =
    state === 'conflict' ? 'success.conflict' : came ? 'success.sent' : 'success.waiting';
  return (
    <>
      <div className={classes(styles.success, state === 'conflict' && styles.wrong)}>
        <span className={styles.bigTick} aria-hidden="true">
          <CheckIcon size={72} />
        </span>
        <p className={styles.verdictWords}>
          {c(entry.kind === 'refused' ? 'success.refused' : 'success.title')}
        </p>
        <p className={styles.goodsName}>{say(about.name)}</p>
        {about.residentName !== null && <p>{say(about.residentName)}</p>}
        <p className={styles.outcome} role="status">
          <Icon size={22} />
          <span>{c(words)}</span>
        </p>
      </div>
      {conflict !== null && <Refusal why={say(conflict.words)} />}
    </>
  );
}
