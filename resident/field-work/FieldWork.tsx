import { useEffect, useMemo, useState } from 'react';
import type { Client } from '../../ui/client.ts';
import { presentMs } from '../../ui/now.ts';
import { Meanwhile } from '../frame/Meanwhile.tsx';
import NotFound from '../frame/NotFound.tsx';
import { keepLanguage } from '../report/kept-draft.ts';
import { useTexts } from '../texts/language.ts';
import { FieldContext } from './context.ts';
import { ForResident } from './ForResident.tsx';
import { HalfWritten } from './half-written.ts';
import { keptHalves, keptWork } from './kept-work.ts';
import { Outbox } from './Outbox.tsx';
import type { Worker } from './remembered.ts';
import { SignIn } from './SignIn.tsx';
import { StepUp } from './StepUp.tsx';
import { Satchel } from './satchel.ts';
import { TaskPage } from './TaskPage.tsx';
import { Tasks } from './Tasks.tsx';
import { useCatalogueAlong } from './use-catalogue-along.ts';
import { useWorker } from './use-worker.ts';
import { Walks } from './Walks.tsx';

interface FieldWorkProps {
  page: string | undefined;
  code: string | undefined;
}

/** The work mode of grid workers: signed in as staff, beside whoever uses the phone as a resident. */
export default function FieldWork(at: FieldWorkProps) {
  const { client, who, enter, leave, signedOut } = useWorker();
  if (who === 'asking') return <Meanwhile />;
  if (typeof who === 'string')
    return <SignIn client={client} stranger={who === 'stranger'} onSignedIn={enter} />;
  return <Field key={who.id} {...{ client, worker: who, leave, signedOut, at }} />;
}

interface FieldProps {
  client: Client;
  worker: Worker;
  leave: () => Promise<void>;
  signedOut: () => void;
  at: FieldWorkProps;
}

/** One satchel for the worker, on every page of the work mode. */
function Field({ client, worker, leave, signedOut, at }: FieldProps) {
  const { language } = useTexts();
  const [isRead, setRead] = useState(false);
  const halves = useMemo(
    () => new HalfWritten(keptHalves(client.county, worker.id)),
    [client, worker.id],
  );
  const satchel = useMemo(
    () => new Satchel({ client, kept: keptWork(client.county, worker.id) }),
    [client, worker.id],
  );
  useCatalogueAlong();
  useEffect(() => satchel.start(), [satchel]);
  useEffect(() => void halves.load(presentMs()).then(() => setRead(true)), [halves]);
  useEffect(
    () =>
      satchel.subscribe(() => {
        if (satchel.view().signedOut) signedOut();
      }),
    [satchel, signedOut],
  );
  useEffect(() => {
    // What goes out while the app is closed is answered in the language of its owner.
    keepLanguage(language).catch(() => undefined);
  }, [language]);
  if (!isRead) return <Meanwhile />;
  return (
    <FieldContext value={{ client, worker, satchel, halves, leave }}>
      <Page {...at} />
      <StepUp client={client} />
    </FieldContext>
  );
}

function Page({ page, code }: FieldWorkProps) {
  if (page === undefined) return <Tasks />;
  if (page === 'task' && code !== undefined) return <TaskPage key={code} code={code} />;
  if (page === 'for') return <ForResident />;
  if (page === 'outbox') return <Outbox />;
  if (page === 'walk') return <Walks />;
  return <NotFound />;
}
