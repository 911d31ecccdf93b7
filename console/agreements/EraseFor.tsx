import { useState } from 'react';
import type { ErasedFor } from '../../contract/agreements-own.ts';
import type { ErasurePreview } from '../../contract/my-data.ts';
import { Button } from '../../ui/Button.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { AgreeForm } from './AgreeForm.tsx';
import styles from './Agreements.module.css';
import { PartPane } from './PartPane.tsx';
import { useAct, useLook } from './use-agreed.ts';

interface EraseForProps {
  id: string;
  /** By what they were found: whoever agrees once more is the same person. */
  who: string;
  visitor: string | undefined;
  onErased: (erased: ErasedFor) => void;
}

/** What goes is read out to them; they agree once more, and only then it is asked for the last time. */
export function EraseFor({ id, who, visitor, onErased }: EraseForProps) {
  const { t } = useWords();
  const [again, setAgain] = useState<{ id: string; who: string }>();
  const looking = useLook((client) => client.call('previewErasureFor', { params: { id } }));
  const isSame = again?.who === who;
  const keep = () => {
    setAgain(undefined);
    looking.reset();
  };
  return (
    <PartPane heading={t('agreed.erase.heading')} lead={t('agreed.erase.lead')}>
      {looking.data === undefined ? (
        <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
          {t('agreed.erase.show')}
        </Button>
      ) : (
        <>
          <Foreseen foreseen={looking.data} />
          {again !== undefined && !isSame && <Refusal why={t('agreed.erase.other')} />}
          {isSame ? (
            <Sure id={again.id} onErased={onErased} />
          ) : (
            <div>
              <p className={formStyles.lead}>{t('agreed.erase.again')}</p>
              <AgreeForm
                visitor={visitor}
                onAgreed={(agreement, by) => setAgain({ id: agreement.id, who: by })}
              />
            </div>
          )}
          <Button size="s" kind="outline" onClick={keep}>
            {t('agreed.erase.keep')}
          </Button>
        </>
      )}
      <Refusals error={looking.error} />
    </PartPane>
  );
}

function Foreseen({ foreseen }: { foreseen: Omit<ErasurePreview, 'openCases'> }) {
  const { t } = useWords();
  const { spendable, pending, owed, reservations, reserved } = foreseen;
  const { photos, publishedPhotos, children, lastInHousehold } = foreseen;
  return (
    <ul className={styles.list}>
      <li>{t('agreed.erase.goes')}</li>
      {spendable + pending > 0 && (
        <li>{t('agreed.erase.points', { points: spendable, pending })}</li>
      )}
      {owed > 0 && <li>{t('agreed.erase.owed', { points: owed })}</li>}
      {reservations > 0 && (
        <li>{t('agreed.erase.reserved', { count: reservations, points: reserved })}</li>
      )}
      {photos > 0 && <li>{t('agreed.erase.photos', { count: photos })}</li>}
      {children > 0 && <li>{t('agreed.erase.children', { count: children })}</li>}
      {lastInHousehold && <li>{t('agreed.erase.household')}</li>}
      <li>{t('agreed.erase.stays')}</li>
      {publishedPhotos > 0 && <li>{t('agreed.erase.published', { count: publishedPhotos })}</li>}
    </ul>
  );
}

function Sure({ id, onErased }: Pick<EraseForProps, 'id' | 'onErased'>) {
  const { t } = useWords();
  const erasing = useAct(
    (client, _: null, requestId) => client.call('eraseFor', { params: { id }, requestId }),
    { line: t('newcomers.done.eraseFor'), onDone: onErased },
  );
  return (
    <>
      <p role="status">{t('agreed.erase.sure')}</p>
      <Refusals error={erasing.error} />
      <Button kind="danger" busy={erasing.isPending} onClick={() => erasing.mutate(null)}>
        {t('agreed.erase.do')}
      </Button>
    </>
  );
}
