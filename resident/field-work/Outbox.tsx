import { useState } from 'react';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { agoWords } from '../dates.ts';
import { Screen } from '../frame/Screen.tsx';
import { paths, publicCaseAddress } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { useNow, useWords } from '../use-words.ts';
import { useField } from './context.ts';
import type { Entry, ReportFor, WalkFor } from './entries.ts';
import styles from './FieldWork.module.css';
import { PhotosNotTaken, usePhotosNotTaken } from './PhotosNotTaken.tsx';
import { Anew, PutRight, ToldAs } from './ToldAs.tsx';
import { useFieldTexts } from './use-field-texts.ts';
import { WalkedFor } from './WalkedFor.tsx';

/** What was written down on this phone, and what became of it; the newest first. */
export function Outbox() {
  const f = useFieldTexts();
  const { t } = useTexts();
  const { view, satchel, online, waiting } = useField();
  const entries = [...view.work.entries].reverse();
  return (
    <Screen title={f('outbox.title')} back={{ label: t('back'), href: paths.fieldWork }}>
      {waiting.length > 0 && (
        <p role="status">
          {view.sending ? f('outbox.sending') : f(online ? 'outbox.soon' : 'outbox.offline')}
        </p>
      )}
      {view.needsFactor && (
        <Refusal why={f('outbox.factor')}>
          <Button onClick={() => void satchel.work()}>{f('outbox.showFactor')}</Button>
        </Refusal>
      )}
      {entries.length === 0 && (
        <EmptyState drawing={<LampEmpty />} title={f('outbox.none')} line={f('outbox.noneLine')} />
      )}
      <ul className={styles.tasks} aria-label={f('outbox.title')}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <One entry={entry} />
          </li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <Button size="l" wide busy={view.sending} onClick={() => void satchel.work()}>
          {f('outbox.sendNow')}
        </Button>
      )}
    </Screen>
  );
}

const tagOf: Record<Entry['state'], TagState> = {
  waiting: 'waiting',
  unagreed: 'waiting',
  sent: 'settled',
  refused: 'overdue',
};

function One({ entry }: { entry: Entry }) {
  const f = useFieldTexts();
  const { language } = useTexts();
  const now = useNow();
  const words = useWords();
  return (
    <Card className={styles.stack}>
      <div className={styles.taskHead}>
        <h2 className={styles.taskTitle}>
          <Title entry={entry} />
        </h2>
        <StateTag state={tagOf[entry.state]}>{f(`outbox.${entry.state}`)}</StateTag>
      </div>
      <p className={styles.quiet}>
        <What entry={entry} /> · {words(agoWords(entry.writtenAt, now, language))}
      </p>
      {entry.kind === 'report' && entry.state !== 'refused' && <ToldAs entry={entry} />}
      {(entry.kind === 'visit' || entry.kind === 'asking') && <p>{entry.note}</p>}
      {entry.kind === 'walk' && <WalkedFor entry={entry} />}
      {entry.kind === 'report' && entry.receipt !== null && <Reported entry={entry} />}
      {(entry.kind === 'report' || entry.kind === 'walk') && entry.state === 'sent' && (
        <p className={styles.quiet}>
          <span className="figures">{f('done.number', { number: numberOf(entry) })}</span>
        </p>
      )}
      {entry.kind === 'report' && entry.state === 'unagreed' && <Unagreed entry={entry} />}
      {entry.state === 'refused' && <NotTaken entry={entry} />}
    </Card>
  );
}

/** Under which it is on record: where nothing was proved, that of the end. */
const numberOf = (entry: ReportFor | WalkFor) =>
  entry.kind === 'walk' && entry.proved === null ? entry.endId : entry.id;

function Title({ entry }: { entry: Entry }) {
  const f = useFieldTexts();
  if (entry.kind === 'walk') return f('walk.title');
  return entry.kind === 'report' ? entry.words.slice(0, 24) : entry.title;
}

function What({ entry }: { entry: Entry }) {
  const f = useFieldTexts();
  const { say } = useTexts();
  if (entry.kind === 'acceptance') return f('accept.send');
  if (entry.kind === 'asking') return f(`ask.${entry.result}`);
  if (entry.kind === 'visit') return f(entry.solved ? 'visit.yes' : 'visit.no');
  if (entry.kind === 'walk') return f('walk.with', { name: say(entry.residentName) });
  return f('outbox.for', { name: say(entry.residentName) });
}

/** What the resident is told and shown: their code, and whose the points are. */
function Reported({ entry: { receipt } }: { entry: ReportFor }) {
  const f = useFieldTexts();
  const { client } = useField();
  if (receipt === null) return null;
  const { code, points } = receipt;
  return (
    <div className={styles.receipt}>
      <QrCode value={publicCaseAddress(client.county, code)} label={f('outbox.qr')} size={120} />
      <div>
        <strong className="figures">{code}</strong>
        <p>{points ? f('outbox.points', { points }) : f('outbox.noPoints')}</p>
      </div>
    </div>
  );
}

/** Who has to agree before it goes anywhere. */
function Unagreed({ entry }: { entry: ReportFor }) {
  const f = useFieldTexts();
  const { satchel } = useField();
  const { phone } = entry.toldBy ?? {};
  return (
    <>
      <p>{phone === undefined ? f('outbox.unagreedPlain') : f('outbox.unagreedBy', { phone })}</p>
      <Anew entry={entry} />
      <ButtonLink href={paths.fieldWorkFor} kind="outline" wide>
        {f('outbox.letAgree')}
      </ButtonLink>
      <Button kind="quiet" onClick={() => void satchel.drop(entry.id)}>
        {f('outbox.drop')}
      </Button>
    </>
  );
}

/** Why not, and what can be done: once more, after they agreed anew, or not at all. What moved on is seen to. */
function NotTaken({ entry }: { entry: Entry }) {
  const f = useFieldTexts();
  const { satchel } = useField();
  const isOfPhotos = entry.photos.some(({ refused }) => refused !== undefined);
  // What was seen on the spot is shown by one at least.
  const lacksPhoto = entry.kind === 'visit' && entry.photos.length === 0;
  const [choosesPhotos] = useState(isOfPhotos || lacksPhoto);
  const photos = usePhotosNotTaken(entry, choosesPhotos);
  return (
    <Refusal why={lacksPhoto ? f('visit.photoMissing') : entry.problem}>
      {choosesPhotos && <PhotosNotTaken entry={entry} kept={photos} />}
      {entry.kind === 'report' && <PutRight entry={entry} busy={!photos.ready} />}
      {entry.kind !== 'acceptance' && entry.kind !== 'report' && !lacksPhoto && (
        <Button kind="outline" busy={!photos.ready} onClick={() => void satchel.retry(entry.id)}>
          {f('outbox.again')}
        </Button>
      )}
      <Button kind="quiet" onClick={() => void satchel.drop(entry.id)}>
        {f(entry.kind === 'acceptance' ? 'outbox.seen' : 'outbox.drop')}
      </Button>
    </Refusal>
  );
}
