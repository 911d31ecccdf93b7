import { useWords } from '../language.ts';
import { RateForm } from './RateForm.tsx';
import type { useConfirmingFor } from './use-agreements.ts';

/** It is solved, as they say, with as many lamps as they say. */
export function ConfirmFor({ step }: { step: ReturnType<typeof useConfirmingFor> }) {
  const { t } = useWords();
  return <RateForm step={step} send={t('agreements.cases.confirm')} />;
}
