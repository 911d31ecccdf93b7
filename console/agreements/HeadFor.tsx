import type { HomeStanding } from '../../contract/agreements.ts';
import { useWords } from '../language.ts';
import { Fold } from '../staff/Fold.tsx';
import { ChildFor } from './ChildFor.tsx';
import { OneField } from './OneField.tsx';
import { useAct } from './use-agreed.ts';

interface HeadForProps {
  id: string;
  onDone: (standing: HomeStanding) => void;
}

type ByName =
  | 'renameHouseholdFor'
  | 'handOverHouseholdFor'
  | 'takeOutRelativeFor'
  | 'withdrawConsentFor';

/** What its head and a guardian do: they say a name, and nobody of the others is shown. */
export function HeadFor({ id, onDone }: HeadForProps) {
  const { t } = useWords();
  const renaming = useNaming('renameHouseholdFor', { id, onDone });
  const handing = useNaming('handOverHouseholdFor', { id, onDone });
  const taking = useNaming('takeOutRelativeFor', { id, onDone });
  const withdrawing = useNaming('withdrawConsentFor', { id, onDone });
  return (
    <>
      <Fold title={t('agreed.home.rename')} lead={t('agreed.home.headLead')}>
        <OneField step={renaming} label={t('agreed.home.name')} send={t('agreed.home.rename')} />
      </Fold>
      <Fold title={t('agreed.home.handOver')} lead={t('agreed.home.handOverLead')}>
        <OneField
          step={handing}
          label={t('agreed.home.relative')}
          send={t('agreed.home.handOver')}
        />
      </Fold>
      <Fold title={t('agreed.home.takeOut')} lead={t('agreed.home.takeOutLead')}>
        <OneField step={taking} label={t('agreed.home.relative')} send={t('agreed.home.takeOut')} />
      </Fold>
      <Fold title={t('agreed.home.child')} lead={t('agreed.home.childLead')}>
        <ChildFor id={id} onDone={onDone} />
      </Fold>
      <Fold title={t('agreed.home.withdraw')} lead={t('agreed.home.withdrawLead')}>
        <OneField
          step={withdrawing}
          label={t('agreed.home.childName')}
          send={t('agreed.home.withdraw')}
        />
      </Fold>
    </>
  );
}

function useNaming(route: ByName, { id, onDone }: HeadForProps) {
  const { t } = useWords();
  return useAct(
    (client, name: string, requestId) =>
      client.call(route, { params: { id }, body: { name }, requestId }),
    { line: t(`newcomers.done.${route}`), onDone },
  );
}
