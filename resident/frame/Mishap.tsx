import { Component, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useTexts } from '../texts/language.ts';

/** Catches what no screen expected, so that a defect never leaves a white page. */
export class Mishap extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  override render() {
    return this.state.failed ? <MishapPage /> : this.props.children;
  }
}

function MishapPage() {
  const { t } = useTexts();
  return (
    <main>
      <ErrorState
        level={1}
        title={t('failed.screenTitle')}
        line={t('failed.screenLine')}
        action={
          <Button wide onClick={() => location.reload()}>
            {t('failed.reopen')}
          </Button>
        }
      />
    </main>
  );
}
