import { useInfiniteQuery } from '@tanstack/react-query';
import type { HourCertificate, HourLine } from '../../contract/volunteer-hours.ts';
import { Card } from '../../ui/Card.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useApi } from '../api.ts';
import { dayText } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { More } from '../frame/More.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import styles from './Activities.module.css';
import { CertificateLine, Certify } from './Certificates.tsx';
import { useActivityTexts, useTimeText } from './use-activity-texts.ts';

/** My account of volunteer hours, apart from points, and the certificates of it. */
export default function Hours() {
  const { t } = useTexts();
  const a = useActivityTexts();
  const { client } = useApi();
  const asked = useInfiniteQuery({
    queryKey: [...client.key('getMyVolunteerHours', {}), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.call('getMyVolunteerHours', {
        query: pageParam === null ? {} : { after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Screen title={a('account.title')} back={{ label: t('back'), href: paths.activities }}>
      <Loaded asked={asked}>
        {({ pages }) => {
          const [first] = pages;
          if (first === undefined) return null;
          const lines = pages.flatMap((page) => page.lines);
          return (
            <>
              <Sum minutes={first.minutes} thisYear={first.thisYear} />
              {lines.length === 0 ? (
                <EmptyState
                  drawing={<LampEmpty />}
                  title={a('account.none')}
                  line={a('account.noneLine')}
                />
              ) : (
                <>
                  {first.minutes > 0 && <Certify />}
                  <Certificates certificates={first.certificates} />
                  <h2 className={styles.heading}>{a('account.lines')}</h2>
                  <ul className={styles.lines}>
                    {lines.map((line) => (
                      <li key={line.id}>
                        <Line line={line} />
                      </li>
                    ))}
                  </ul>
                  <More pages={asked} />
                </>
              )}
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function Sum({ minutes, thisYear }: { minutes: number; thisYear: number }) {
  const a = useActivityTexts();
  const time = useTimeText();
  return (
    <Card tone="tint">
      <p className={styles.quiet}>{a('account.total')}</p>
      <p className={styles.figure}>{time(minutes)}</p>
      <p className={styles.fact}>{a('account.thisYear', { time: time(thisYear) })}</p>
      <p className={styles.quiet}>{a('account.notPoints')}</p>
    </Card>
  );
}

function Certificates({ certificates }: { certificates: readonly HourCertificate[] }) {
  const a = useActivityTexts();
  if (certificates.length === 0) return null;
  return (
    <>
      <h2 className={styles.heading}>{a('account.certificates')}</h2>
      <ul className={styles.lines}>
        {certificates.map((certificate) => (
          <li key={certificate.code}>
            <CertificateLine certificate={certificate} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Line({ line: { kind, minutes, servedOn, activity, title } }: { line: HourLine }) {
  const { say, language } = useTexts();
  const a = useActivityTexts();
  const time = useTimeText();
  const now = useNow();
  const day = dayText(servedOn, now, language);
  return (
    <div className={styles.line}>
      <span className={styles.about}>
        {activity === null ? (
          <span className={styles.label}>{say(title)}</span>
        ) : (
          <a className={styles.label} href={paths.activity(activity)}>
            {say(title)}
          </a>
        )}
        <span className={styles.quiet}>
          {kind === 'taken_back' ? `${day} · ${a('account.takenBack')}` : day}
        </span>
      </span>
      <span className={styles.minutes}>{minutes < 0 ? `−${time(-minutes)}` : time(minutes)}</span>
    </div>
  );
}
