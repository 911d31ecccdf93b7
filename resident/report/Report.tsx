import { useEffect, useRef, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { nearbyPlace } from '../../ui/NearbyReports.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useMe } from '../api.ts';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { asksAge, SayAge } from '../profile/SayAge.tsx';
import { useTexts } from '../texts/language.ts';
import { Discard } from './Discard.tsx';
import { type Lack, lacks } from './draft.ts';
import { FirstCall } from './FirstCall.tsx';
import { NearbyPart } from './NearbyPart.tsx';
import { Others } from './Others.tsx';
import type { OutboxView } from './outbox.ts';
import { PhotosPart } from './PhotosPart.tsx';
import { PlacePart } from './PlacePart.tsx';
import { partAtFault } from './problem-at.ts';
import styles from './Report.module.css';
import { ReportFoot } from './ReportFoot.tsx';
import { type Nearby, useNearby } from './use-nearby.ts';
import { useOutbox, useQueue } from './use-queue.ts';
import { Waiting } from './Waiting.tsx';
import { WhoPart } from './WhoPart.tsx';
import { WordsPart } from './WordsPart.tsx';

/** Photos, place, words: one page, kept in the phone from the first keystroke. */
export default function Report({ id }: { id: string | undefined }) {
  const { t } = useTexts();
  const { outbox, view } = useOutbox();
  const opened = useOpened(id);
  const [pressed, setPressed] = useState<string>();
  const sending = view.draft.phase === 'sending';
  const stuck = sending && (!view.reached || view.problem !== null);
  const loaded = opened && view.loaded;
  const form = loaded && !stuck;
  const nearby = useNearby();
  const [asking, setAsking] = useState(false);
  const send = async () => {
    if (asking) return;
    setPressed(outbox.id);
    const [first] = lacks(view.draft);
    if (first) return focusOn(first);
    setAsking(true);
    const isNew = await nearby.askBeforeSending().finally(() => setAsking(false));
    // Is it one of these? Whoever presses once more has seen them.
    if (isNew) return document.getElementById(nearbyPlace)?.focus();
    // Its own address: opened again, it is this one that is shown, and not the next.
    navigate(`/report/${outbox.id}`, { replace: true });
    void outbox.send();
  };
  return (
    <Screen
      title={t('report.title')}
      back={{ label: t('close'), href: paths.home, close: true }}
      action={<Saved view={view} />}
      foot={form ? <ReportFoot asking={asking} onSend={() => void send()} /> : undefined}
    >
      {!loaded && <Skeleton label={t('loading')} />}
      {loaded && stuck && <Waiting />}
      {form && (
        <ReportForm
          key={outbox.id}
          missing={pressed === outbox.id ? lacks(view.draft) : []}
          nearby={nearby.reports}
        />
      )}
      {loaded && <Others />}
    </Screen>
  );
}

/**
 * Opens the report of this address, once the phone’s store is read; whether it is open. One that went out
 * meanwhile is to be seen by its receipt.
 */
function useOpened(id: string | undefined): boolean {
  const { queue, view } = useQueue();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    if (!view.loaded) return;
    const sent = queue.view().reported.find((one) => one.id === id);
    if (sent) return navigate(`/sent/${sent.code}`, { replace: true });
    queue.open(id);
    queue.forgetReported();
    setOpened(true);
  }, [queue, id, view.loaded]);
  return opened;
}

interface ReportFormProps {
  missing: readonly Lack[];
  nearby: Nearby['reports'];
}

/** The three parts. A refusal is named beside the field it speaks of, and once below. */
function ReportForm({ missing, nearby }: ReportFormProps) {
  const { t } = useTexts();
  const { outbox, view } = useOutbox();
  const { draft, problem } = view;
  const { ageClass = null } = useMe().data ?? {};
  // The age has been said since: the next press of send finds out what follows.
  const resolved = asksAge(problem) && ageClass !== null;
  const refusal = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const part = partAtFault(problem);
    if (part) focusOn(part);
    else refusal.current?.scrollIntoView({ block: 'center' });
  }, [problem]);
  return (
    <div className={styles.form}>
      <fieldset className={styles.fields} disabled={draft.phase === 'sending'}>
        <legend className="visually-hidden">{t('report.title')}</legend>
        <FirstCall />
        <PhotosPart error={missing.includes('photos')} />
        <PlacePart error={missing.includes('place')} />
        <WordsPart error={missing.includes('words')} />
        <NearbyPart reports={nearby} />
        <WhoPart />
      </fieldset>
      <Discard outbox={outbox} view={view} label={t('report.discard')} />
      {problem && problem.status !== 401 && !resolved && (
        <div ref={refusal}>
          <Refusal why={problem.title} whatToDo={problem.detail}>
            {asksAge(problem) ? <SayAge asker="report" /> : undefined}
          </Refusal>
        </div>
      )}
    </div>
  );
}

/** Moves to the field of a part, beside which its error stands; without a field, to what to press. */
function focusOn(part: Lack) {
  const found = ['input[type="text"]', 'textarea', 'button'].map((what) =>
    document.querySelector<HTMLElement>(`[data-part="${part}"] ${what}`),
  );
  found.find((one) => one !== null)?.focus();
}

/** Whether the phone keeps what is being written. */
function Saved({ view }: { view: OutboxView }) {
  const { t } = useTexts();
  const says = {
    blank: undefined,
    saving: 'report.saving',
    saved: 'report.saved',
    failed: 'report.notSaved',
  } as const;
  const key = says[view.saved];
  return <span role="status">{key && t(key)}</span>;
}
