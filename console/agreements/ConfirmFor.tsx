import { useWords } from '../language.ts';
import { RateForm } from './RateForm.tsx';
import { useConfirmingFor } from './use-agreements.ts';

/** It is solved, as they say, with as many lamps as they say. */
export function ConfirmFor({ id, code }: { id: string; code: string }) {
  const { t } = useWords();
  const confirming = useConfirmingFor(id, code);
  if (confirming.isSuccess) return <p role="status">{t('agreements.cases.done')}</p>;
  return <RateForm step={confirming} send={t('agreements.cases.confirm')} />;
}
