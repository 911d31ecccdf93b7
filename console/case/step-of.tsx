import type { StaffEvent } from '../../contract/case-views.ts';
import type { StepState, ThreadStep } from '../../ui/Thread.tsx';
import { useWords } from '../language.ts';
import styles from './CaseThread.module.css';
import type { PhotoAddress } from './Lightbox.tsx';
import { Photos } from './Photos.tsx';

/** How a step is drawn: the thread hangs slack while the resident is asked, and tightens after. */
const drawnAs: Partial<Record<StaffEvent['kind'], StepState>> = {
  returned: 'paused',
  supplemented: 'resumed',
  reopened: 'resumed',
  sent_back: 'resumed',
  handed_back: 'resumed',
  paused: 'paused',
  resumed: 'resumed',
};

interface Told {
  /** Who acted, in words. */
  by: string;
  time: string;
  /** What they wrote; left out: as it stands in the event. */
  note?: string;
  addressOf?: PhotoAddress | undefined;
}

/** A step of a case that was taken: who did what, when, what they wrote and showed. */
export const stepOf = (
  event: StaffEvent,
  { by, time, note = event.note, addressOf }: Told,
): ThreadStep => ({
  key: String(event.seq),
  state: drawnAs[event.kind] ?? 'done',
  title: <StepTitle by={by} kind={event.kind} />,
  time,
  note: event.note === '' ? undefined : <span className={styles.note}>{note}</span>,
  children: event.photos.length > 0 && event.kind !== 'reported' && (
    <Photos photos={event.photos} addressOf={addressOf} />
  ),
});

function StepTitle({ by, kind }: { by: string; kind: StaffEvent['kind'] }) {
  const { t } = useWords();
  return (
    <>
      {by} <span className={styles.kind}>· {t(`case.events.${kind}`)}</span>
    </>
  );
}
