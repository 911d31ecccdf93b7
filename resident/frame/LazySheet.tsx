import { lazy, Suspense } from 'react';
import type { SheetProps } from '../../ui/Sheet.tsx';
import { useTexts } from '../texts/language.ts';

const Sheet = lazy(() => import('../../ui/Sheet.tsx').then((file) => ({ default: file.Sheet })));

/** A sheet whose code comes only with the first one opened. */
export function LazySheet(props: Omit<SheetProps, 'closeLabel'>) {
  const { t } = useTexts();
  if (!props.open) return null;
  return (
    <Suspense fallback={null}>
      <Sheet {...props} closeLabel={t('close')} />
    </Suspense>
  );
}
