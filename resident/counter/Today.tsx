import { Button, ButtonLink } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QrIcon, RetryIcon } from '../../ui/icons.tsx';
import { clockTime, dayText, localDay } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Counter.module.css';
import { GoodsPicture } from './GoodsPicture.tsx';
import { doneHere } from './journal.ts';
import { Page } from './Page.tsx';
import { useCounterTexts } from './use-counter-texts.ts';
import { useTill } from './use-till.tsx';

/** What waits here, and the ways to find whose it is. */
export function Today() {
  const c = useCounterTexts();
  const { till, view } = useTill();
  const { sheet, journal } = view;
  const now = till.now();
  const lines = (sheet?.lines ?? [])
    .filter(
      ({ redemption, holdUntil }) =>
        new Date(holdUntil) > now && doneHere(journal, redemption) === undefined,
    )
    .sort((a, b) => a.holdUntil.localeCompare(b.holdUntil));
  return (
    <Page
      title={c('today.title', { count: lines.length })}
      foot={
        <>
          <ButtonLink href="#/scan" size="l" wide icon={<QrIcon size={26} />}>
            {c('today.scan')}
          </ButtonLink>
          <div className={styles.two}>
            <ButtonLink href="#/scan/typed" kind="outline" size="l">
              {c('today.type')}
            </ButtonLink>
            <ButtonLink href="#/card" kind="outline" size="l">
              {c('today.card')}
            </ButtonLink>
          </div>
        </>
      }
    >
      <SheetState />
      {lines.length === 0 ? (
        <EmptyState drawing={<LampEmpty />} title={c('today.empty')} line={c('today.emptyLine')} />
      ) : (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <Line key={line.redemption} line={line} />
          ))}
        </ul>
      )}
    </Page>
  );
}

type TodayLine = NonNullable<ReturnType<typeof useTill>['view']['sheet']>['lines'][number];

function Line({ line }: { line: TodayLine }) {
  const { say, language } = useTexts();
  const c = useCounterTexts();
  const { till, view } = useTill();
  const offer = view.sheet?.offers.find(({ id }) => id === line.offer);
  if (offer === undefined) return null;
  const day = (instant: string) => dayText(localDay(instant), till.now().getTime(), language);
  const { slot } = offer;
  const when =
    slot === null
      ? c('today.by', { day: day(line.holdUntil) })
      : `${day(slot.startsAt)} ${clockTime(slot.startsAt, language)}`;
  return (
    <li className={styles.line}>
      <GoodsPicture offer={offer} small />
      <div className={styles.words}>
        <strong>{say(offer.name)}</strong>
        <span className={styles.quiet}>{say(line.residentName)}</span>
      </div>
      <span className={styles.quiet}>{when}</span>
    </li>
  );
}

/** Whether this device can hand over without a network, and until when. */
function SheetState() {
  const { language } = useTexts();
  const c = useCounterTexts();
  const { till, view, online } = useTill();
  const { sheet } = view;
  const words = () => {
    if (sheet === null) return c('today.never');
    if (new Date(sheet.until) <= till.now()) return c('today.over');
    const time = clockTime(sheet.issuedAt, language);
    return c('today.fetched', { time, until: clockTime(sheet.until, language) });
  };
  return (
    <div className={styles.sheetState}>
      <p className={styles.quiet}>{words()}</p>
      {online && (
        <Button
          kind="quiet"
          icon={<RetryIcon size={20} />}
          onClick={() => void till.work({ fresh: true })}
        >
          {c('today.refresh')}
        </Button>
      )}
    </div>
  );
}
