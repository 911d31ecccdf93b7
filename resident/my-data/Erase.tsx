import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ErasurePreview } from '../../contract/my-data.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useAnswer, useApi } from '../api.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Loaded } from '../frame/Loaded.tsx';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useQueue } from '../report/use-queue.ts';
import { useResidentHere } from '../resident-here.ts';
import { rememberResident } from '../session.ts';
import { useTexts } from '../texts/language.ts';
import { Goes, OpenCases, Stays, type Wish } from './Consequences.tsx';
import { isUnproved } from './is-unproved.ts';
import styles from './MyData.module.css';
import { OwnCode } from './OwnCode.tsx';
import { useMyDataTexts } from './use-my-data-texts.ts';

/** Being forgotten: what goes, what stays and why, then a code, then once more yes. */
export default function Erase() {
  const { t } = useTexts();
  const d = useMyDataTexts();
  const [gone, setGone] = useState(false);
  if (gone) return <Gone />;
  return (
    <Screen title={d('erase.title')} back={{ label: t('back'), href: paths.myData }}>
      <Foreseen onErased={() => setGone(true)} />
    </Screen>
  );
}

function Foreseen({ onErased }: { onErased: () => void }) {
  const d = useMyDataTexts();
  const preview = useAnswer('previewErasure', {});
  const { view } = useQueue();
  return (
    <>
      <p className={styles.lead}>{d('erase.lead')}</p>
      <Loaded asked={preview}>
        {(foreseen) => (
          <>
            <Goes foreseen={foreseen} unsent={view.unsent.length > 0} />
            <Stays foreseen={foreseen} />
            <Decide foreseen={foreseen} onErased={onErased} />
          </>
        )}
      </Loaded>
    </>
  );
}

interface DecideProps {
  foreseen: ErasurePreview;
  onErased: () => void;
}

function Decide({ foreseen, onErased }: DecideProps) {
  const d = useMyDataTexts();
  const [wish, setWish] = useState<Wish>('wait');
  const [step, setStep] = useState<'read' | 'prove' | 'sure'>('read');
  const waits = foreseen.openCases > 0 && wish === 'wait';
  return (
    <>
      {foreseen.openCases > 0 && (
        <OpenCases count={foreseen.openCases} wish={wish} onChange={setWish} />
      )}
      {step === 'prove' ? (
        <OwnCode onProved={() => setStep('sure')} />
      ) : (
        !waits && (
          <Button kind="outline" wide onClick={() => setStep('prove')}>
            {d('erase.next')}
          </Button>
        )
      )}
      <ButtonLink kind="quiet" wide href={paths.myData}>
        {d('erase.keep')}
      </ButtonLink>
      <Sure
        open={step === 'sure' && !waits}
        wish={wish}
        onClose={() => setStep('read')}
        onUnproved={() => setStep('prove')}
        onErased={onErased}
      />
    </>
  );
}

interface SureProps {
  open: boolean;
  wish: Wish;
  onClose: () => void;
  onUnproved: () => void;
  onErased: () => void;
}

function Sure({ open, wish, onClose, onUnproved, onErased }: SureProps) {
  const d = useMyDataTexts();
  const { client } = useApi();
  const resident = useResidentHere();
  const queries = useQueryClient();
  const { queue } = useQueue();
  const requests = useRequestId();
  const erase = useMutation({
    mutationFn: async () => {
      const { forgetWalk } = await import('../patrol/use-recorder.ts');
      const body = { openCases: wish };
      await client.call('eraseMe', { body, requestId: requests.idOf(body) });
      return forgetWalk;
    },
    onSuccess: async (forgetWalk) => {
      // Nobody signs in under this id again, so nothing would ever take it away.
      await queue.discardAll();
      await forgetWalk(client, queries, resident);
      rememberResident(null);
      onErased();
    },
    onError: (error) => {
      requests.failed(error);
      if (isUnproved(error)) onUnproved();
    },
  });
  return (
    <LazySheet
      open={open}
      onOpenChange={(opened) => !opened && onClose()}
      title={d('erase.sure')}
      description={d('erase.sureLine')}
      footer={
        <>
          <Button kind="outline" onClick={onClose}>
            {d('erase.keep')}
          </Button>
          <Button kind="danger" busy={erase.isPending} onClick={() => erase.mutate()}>
            {d('erase.last')}
          </Button>
        </>
      }
    >
      {!isUnproved(erase.error) && <Problem error={erase.error} />}
    </LazySheet>
  );
}

function Gone() {
  const d = useMyDataTexts();
  const queries = useQueryClient();
  // What was shown before goes at once; what this page itself stands on goes as it is left.
  useEffect(() => queries.removeQueries({ type: 'inactive' }), [queries]);
  return (
    <Screen title={d('erase.done')}>
      <EmptyState
        drawing={<LampEmpty />}
        title={d('erase.done')}
        line={d('erase.doneLine')}
        action={
          <ButtonLink href={paths.signIn} onClick={() => queries.clear()}>
            {d('erase.leave')}
          </ButtonLink>
        }
      />
    </Screen>
  );
}
