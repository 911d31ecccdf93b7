import { type ReactNode, useRef, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { CheckIcon, HourglassIcon } from '../../ui/icons.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { clockTime, dayText, localDay, stampText } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Counter.module.css';
import type { Checked, Found } from './check.ts';
import { prepareSound, tellSuccess } from './feedback.ts';
import { GoodsPicture } from './GoodsPicture.tsx';
import type { KeptEntry } from './journal.ts';
import { Page } from './Page.tsx';
import { DoneBefore } from './till.ts';
import { useCounterTexts } from './use-counter-texts.ts';
import { useTill } from './use-till.tsx';

interface Props {
  checked: Checked;
  chosen: Found | null;
  onChoose: (found: Found) => void;
}

/** The verdict first: whether what was shown may be handed over, and what it is. */
export function FoundPage({ checked, chosen, onChoose }: Props) {
  if (checked.kind === 'no') return <No why={checked.why} />;
  if (checked.kind === 'done') return <Earlier earlier={checked.earlier} />;
  if (chosen !== null) return <Give found={chosen} />;
  return <Choose found={checked.found} onChoose={onChoose} />;
}

function No({ why }: { why: Extract<Checked, { kind: 'no' }>['why'] }) {
  const c = useCounterTexts();
  return (
    <Page title={c('no.title')} back="#/" foot={<Again />}>
      <Refusal why={c(`no.${why}`)} />
    </Page>
  );
}

function Again() {
  const c = useCounterTexts();
  return (
    <ButtonLink href="#/scan" size="l" wide>
      {c('no.again')}
    </ButtonLink>
  );
}

function Earlier({ earlier: { entry, about } }: { earlier: KeptEntry }) {
  const { say, language } = useTexts();
  const c = useCounterTexts();
  const { till } = useTill();
  const time = stampText(entry.at, till.now().getTime(), language);
  return (
    <Page title={c('no.title')} back="#/" foot={<Again />}>
      <Refusal
        why={c(`done.${entry.kind}`)}
        whatToDo={`${say(about.name)} · ${c('done.at', { time })}`}
      />
    </Page>
  );
}

/** A card may stand for several things that wait. */
function Choose({ found, onChoose }: { found: readonly Found[]; onChoose: (one: Found) => void }) {
  const { say } = useTexts();
  const c = useCounterTexts();
  return (
    <Page title={c('found.which')} back="#/">
      <ul className={styles.lines}>
        {found.map((one) => (
          <li key={one.redemption} className={styles.line}>
            <GoodsPicture offer={one.offer} small />
            <strong className={styles.words}>{say(one.offer.name)}</strong>
            <Button kind="outline" onClick={() => onChoose(one)}>
              {c('card.take')}
            </Button>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Give({ found }: { found: Found }) {
  const c = useCounterTexts();
  const { till, online } = useTill();
  const [failed, setFailed] = useState<'found.notKept' | 'found.before' | 'no.expired' | null>(
    null,
  );
  const pressed = useRef(false);
  const give = async () => {
    // A second press while the first is written down would be a second entry.
    if (pressed.current) return;
    if (till.now() > found.until) return setFailed('no.expired');
    pressed.current = true;
    prepareSound();
    try {
      const id = await till.record(found, null);
      tellSuccess();
      navigate(`/done/${id}`, { replace: true });
    } catch (error) {
      pressed.current = false;
      setFailed(error instanceof DoneBefore ? 'found.before' : 'found.notKept');
    }
  };
  return (
    <Page
      title={c('found.title')}
      heading={false}
      back="#/"
      foot={
        <>
          <Button size="l" wide onClick={() => void give()}>
            {c('found.give')}
          </Button>
          <ButtonLink href="#/refuse" kind="outline" size="l" wide>
            {c('found.refuse')}
          </ButtonLink>
        </>
      }
    >
      {failed !== null && <Refusal why={c(failed)} />}
      <Verdict found={found} />
      <Ticket found={found} />
      {!online && (
        <p className={styles.hint}>
          <HourglassIcon size={22} />
          <span>
            {c('found.offline')}
            <strong>{c('found.once')}</strong>
            {c('found.end')}
          </span>
        </p>
      )}
    </Page>
  );
}

function Verdict({ found }: { found: Found }) {
  const c = useCounterTexts();
  return (
    <div className={styles.verdict}>
      <span className={styles.tick} aria-hidden="true">
        <CheckIcon size={40} />
      </span>
      <div>
        <p className={styles.verdictWords}>{c('found.title')}</p>
        <p className={styles.verdictWhy}>
          {c(found.shown === 'code' ? 'found.server' : 'found.here')}
        </p>
      </div>
    </div>
  );
}

/** What it is, for whom, and by what it was shown. */
function Ticket({ found }: { found: Found }) {
  const { say, language } = useTexts();
  const c = useCounterTexts();
  const { till } = useTill();
  const { offer, line, shown } = found;
  const now = till.now().getTime();
  const day = (date: string) => dayText(date, now, language);
  const { slot, batch } = offer;
  const times = slot && `${clockTime(slot.startsAt, language)}–${clockTime(slot.endsAt, language)}`;
  const holdUntil = line?.holdUntil ?? found.until.toISOString();
  const until = `${day(localDay(holdUntil))} ${clockTime(holdUntil, language)}`;
  return (
    <CaseStub
      raised
      label={say(offer.name)}
      head={
        <div className={styles.goods}>
          <GoodsPicture offer={offer} />
          <div className={styles.words}>
            <p className={styles.goodsName}>{say(offer.name)}</p>
            <p className={styles.goodsWords}>{say(offer.words)}</p>
            {batch !== null && (
              <p className={styles.quiet}>
                {c('found.batch', { label: batch.label })}
                {batch.bestBefore !== null &&
                  ` · ${c('found.bestBefore', { day: day(batch.bestBefore) })}`}
              </p>
            )}
          </div>
        </div>
      }
    >
      <dl className={styles.facts}>
        <Fact name={c('found.who')}>
          {line === null ? c('found.noName') : <strong>{say(line.residentName)}</strong>}
        </Fact>
        {slot !== null && (
          <Fact name={c('found.slot')}>{`${day(localDay(slot.startsAt))} ${times}`}</Fact>
        )}
        <Fact name={c('found.until')}>{until}</Fact>
        <Fact name={c('found.shown')}>{c(`found.shownBy.${shown}`)}</Fact>
        {line !== null && (
          <Fact name={c('found.pays')}>
            <span className={styles.paid}>{c('found.points', { points: line.points })}</span>
          </Fact>
        )}
      </dl>
    </CaseStub>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
