import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Logo } from '../../ui/drawings/Logo.tsx';
import {
  AlertIcon,
  BellIcon,
  BookIcon,
  CalendarIcon,
  CaseIcon,
  ChartIcon,
  CloseIcon,
  EditIcon,
  EyeIcon,
  FlashlightIcon,
  HandshakeIcon,
  HomeIcon,
  LockIcon,
  MapIcon,
  MoreIcon,
  PersonIcon,
  PhoneIcon,
  PinIcon,
  PointsIcon,
  PrintIcon,
  RetryIcon,
  ScalesIcon,
  ScrollIcon,
  SendIcon,
  ShieldCheckIcon,
  ShopIcon,
  StarIcon,
  UndoIcon,
  UsersIcon,
  WifiOffIcon,
} from '../../ui/icons.tsx';
import { useAlarms } from '../alarms/use-alarms.ts';
import { boardAddress, useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { usePools } from '../pools/use-pools.ts';
import { type Page, pagesOf } from '../roles.ts';
import { useStaff } from '../session.ts';
import styles from './Nav.module.css';
import { Person } from './Person.tsx';
import { useCounts } from './use-counts.ts';

const icons: Record<Page, ReactNode> = {
  workbench: <HomeIcon size={19} />,
  queue: <CaseIcon size={19} />,
  topics: <FlashlightIcon size={19} />,
  supervisions: <AlertIcon size={19} />,
  timeliness: <ChartIcon size={19} />,
  window: <PhoneIcon size={19} />,
  'for-somebody': <HandshakeIcon size={19} />,
  rosters: <ScrollIcon size={19} />,
  activities: <CalendarIcon size={19} />,
  patrols: <MapIcon size={19} />,
  held: <ShieldCheckIcon size={19} />,
  appeals: <HandshakeIcon size={19} />,
  feedback: <SendIcon size={19} />,
  digest: <UsersIcon size={19} />,
  mediations: <HandshakeIcon size={19} />,
  mediators: <UsersIcon size={19} />,
  debts: <UndoIcon size={19} />,
  pools: <PointsIcon size={19} />,
  catalogue: <ShopIcon size={19} />,
  counters: <PinIcon size={19} />,
  'counter-conflicts': <WifiOffIcon size={19} />,
  'my-counters': <ShopIcon size={19} />,
  'by-card': <PrintIcon size={19} />,
  settlements: <ScrollIcon size={19} />,
  'red-packets': <SendIcon size={19} />,
  sponsorship: <HandshakeIcon size={19} />,
  unmaskings: <PersonIcon size={19} />,
  'answer-templates': <EditIcon size={19} />,
  'category-models': <ChartIcon size={19} />,
  rules: <EditIcon size={19} />,
  'safe-households': <StarIcon size={19} />,
  rehearsals: <ScalesIcon size={19} />,
  corrections: <RetryIcon size={19} />,
  'year-end': <CalendarIcon size={19} />,
  staff: <UsersIcon size={19} />,
  policy: <LockIcon size={19} />,
  'group-bots': <SendIcon size={19} />,
  alarms: <BellIcon size={19} />,
  audit: <EyeIcon size={19} />,
};

/** The night side of the desk: the pages of this role, the public ones, and who sits here. */
export function Nav() {
  const { t, say } = useWords();
  const { county } = useCounty();
  const pages = pagesOf(useStaff());
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <nav className={styles.nav} data-surface="sky" data-open={open} aria-label={t('nav.label')}>
      <Link href="/" className={styles.brand}>
        <Logo size={30} />
        <span>
          <span className={styles.county}>{say(county.name)}</span> <span>{t('app.centre')}</span>
        </span>
      </Link>
      <button
        type="button"
        className={styles.menu}
        aria-expanded={open}
        aria-label={t(open ? 'nav.closeMenu' : 'nav.menu')}
        onClick={() => setOpen(!open)}
      >
        {open ? <CloseIcon size={20} /> : <MoreIcon size={22} />}
      </button>
      <PageLinks pages={pages} onGo={close} />
      <div className={styles.more}>
        <PublicLinks />
        <Person onGo={close} />
      </div>
    </nav>
  );
}

function PageLinks({ pages, onGo }: { pages: readonly Page[]; onGo: () => void }) {
  const { t } = useWords();
  const [address] = useLocation();
  const counts = useCounts();
  const alarms = useAlarms();
  const pools = usePools();
  const waiting: Partial<Record<Page, number | undefined>> = {
    queue: counts?.mine,
    held: counts?.held,
    pools:
      pools.data?.pools.filter(({ warnings: [urgent] }) => urgent?.seenAt === null).length ||
      undefined,
    alarms: alarms.data?.filter(({ seenAt }) => seenAt === null).length || undefined,
  };
  const here = pages.find((page) => address.startsWith(`/${page}`));
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (here === undefined) return;
    // On a phone they stand in one line, of which the end is out of sight.
    const show = () => link.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
    show();
    // Its length is that of its letters, which may still be coming.
    document.fonts.addEventListener('loadingdone', show);
    return () => document.fonts.removeEventListener('loadingdone', show);
  }, [here]);
  if (pages.length === 0) return null;
  return (
    <ul className={styles.pages} aria-label={t('nav.pages')}>
      {pages.map((page) => (
        <li key={page}>
          <Link
            href={`/${page}`}
            ref={page === here ? link : null}
            className={styles.link}
            aria-current={page === here ? 'page' : undefined}
            onClick={onGo}
          >
            {icons[page]}
            <span className={styles.word}>{t(`nav.${page}`)}</span>
            {waiting[page] !== undefined && (
              <span className={styles.count} title={t('nav.waiting')}>
                {waiting[page]}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function PublicLinks() {
  const { t } = useWords();
  return (
    <ul className={styles.public} aria-label={t('nav.public')}>
      <li>
        <a className={styles.link} href={boardAddress('#/rules')}>
          <BookIcon size={19} />
          <span className={styles.word}>{t('nav.rulebook')}</span>
        </a>
      </li>
      <li>
        <a className={styles.link} href={boardAddress('#/bulletin')}>
          <StarIcon size={19} />
          <span className={styles.word}>{t('nav.bulletin')}</span>
        </a>
      </li>
    </ul>
  );
}
