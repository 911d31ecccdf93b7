import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { OfflineBand } from '../../ui/OfflineBand.tsx';
import { useOnline } from '../../ui/online.ts';
import { TopBar, type TopBarProps } from '../../ui/TopBar.tsx';
import { canSpeak } from '../aloud/can-speak.ts';
import { useSettings } from '../settings.ts';
import { useTexts } from '../texts/language.ts';
import { Bar, type Place } from './Bar.tsx';
import styles from './Screen.module.css';

export interface ScreenProps {
  /** The page's h1 and its name in the browser. */
  title: string;
  back?: TopBarProps['back'];
  /** At the right of the title. */
  action?: ReactNode;
  /** In place of the top bar, when the page draws its own with an h1 inside. */
  header?: ReactNode;
  /** Buttons that stay at the foot of the phone. */
  foot?: ReactNode;
  /** The bottom bar, with this place lit. */
  place?: Place;
  children: ReactNode;
}

const ReadAloud = lazy(() => import('../aloud/ReadAloud.tsx'));

let wentBack = false;
addEventListener('popstate', () => {
  wentBack = true;
});

/** Names the page, moves focus to its heading and starts at its top, except on the way back. */
function useArrival(title: string) {
  const { t } = useTexts();
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  useEffect(() => {
    const heading = page.current?.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
    if (!wentBack) scrollTo(0, 0);
    wentBack = false;
  }, []);
  return page;
}

/** One page of the phone: head, what it is about, foot. */
export function Screen({ title, back, action, header, foot, place, children }: ScreenProps) {
  const { t } = useTexts();
  const online = useOnline();
  const { elder } = useSettings();
  const page = useArrival(title);
  return (
    <div ref={page} className={styles.page} data-bar={!!place}>
      <button type="button" className={styles.skip} onClick={skipToMain}>
        {t('skip')}
      </button>
      {!online && <OfflineBand>{t('failed.offlineBand')}</OfflineBand>}
      {header ?? (
        <TopBar title={title} back={back}>
          {action}
        </TopBar>
      )}
      <main id="main" tabIndex={-1} className={styles.main}>
        {elder && canSpeak && (
          <div className={styles.aloud}>
            <Suspense fallback={null}>
              <ReadAloud />
            </Suspense>
          </div>
        )}
        <div className={header ? styles.bare : styles.body}>{children}</div>
        {foot !== undefined && <div className={styles.foot}>{foot}</div>}
      </main>
      {place !== undefined && <Bar place={place} />}
    </div>
  );
}

/** A button, not a link: the hash of a link would be taken for the address of a page. */
function skipToMain() {
  document.getElementById('main')?.focus();
}
