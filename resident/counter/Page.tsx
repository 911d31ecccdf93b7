import { type ReactNode, useEffect, useRef } from 'react';
import { classes } from '../../ui/classes.ts';
import { BackIcon, CheckIcon, SettingsIcon, WifiOffIcon } from '../../ui/icons.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Counter.module.css';
import { useCounterTexts } from './use-counter-texts.ts';
import { useTill } from './use-till.tsx';

interface PageProps {
  /** The page's h1. */
  title: string;
  /** Shown as the heading; otherwise the page draws what says the same. */
  heading?: boolean;
  /** Where back leads. */
  back?: string;
  foot?: ReactNode;
  children: ReactNode;
}

/** A page of the counter: where and who, whether there is a network, what it is about, and large buttons. */
export function Page({ title, heading = true, back, foot, children }: PageProps) {
  const c = useCounterTexts();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${c('product')}`;
  }, [title, c]);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <div className={styles.page}>
      <Head back={back} />
      <main className={styles.whole}>
        <div className={styles.main}>
          <h1 ref={head} tabIndex={-1} className={heading ? styles.heading : 'visually-hidden'}>
            {title}
          </h1>
          {children}
        </div>
        {foot !== undefined && <div className={styles.foot}>{foot}</div>}
      </main>
    </div>
  );
}

function Head({ back }: { back: string | undefined }) {
  const { t, say } = useTexts();
  const c = useCounterTexts();
  const { till, view } = useTill();
  const { sheet } = view;
  return (
    <header className={styles.head}>
      {back === undefined ? (
        <a href="#/settings" className={styles.round} aria-label={c('settings.title')}>
          <SettingsIcon size={24} />
        </a>
      ) : (
        <a href={back} className={styles.round} aria-label={t('back')}>
          <BackIcon size={24} />
        </a>
      )}
      <div className={styles.place}>
        <strong>{sheet === null ? c('product') : say(sheet.counterName)}</strong>
        <span className={styles.quiet}>{c('at', { staff: till.staffName })}</span>
      </div>
      <NetworkBadge />
    </header>
  );
}

/** Whether there is a network and what waits for it; a way to the records. */
function NetworkBadge() {
  const c = useCounterTexts();
  const { view, online, waiting } = useTill();
  const state = c(online ? 'state.online' : 'state.offline');
  const words = waiting === 0 ? state : `${state} · ${c('state.waiting', { count: waiting })}`;
  return (
    <a
      href="#/journal"
      className={classes(styles.badge, !online && styles.offline)}
      aria-label={`${words}，${c('state.open')}`}
    >
      {online ? <CheckIcon size={18} /> : <WifiOffIcon size={18} />}
      <span role="status">{view.sending ? c('state.sending') : words}</span>
    </a>
  );
}
