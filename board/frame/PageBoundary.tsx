import { Component, type ReactNode } from 'react';
import { Unreachable } from '../../ui/client.ts';
import { useWords } from '../language.ts';
import { BoardPage } from './BoardPage.tsx';
import { FetchFailed } from './FetchFailed.tsx';
import { PageTitle } from './PageTitle.tsx';

interface PageBoundaryProps {
  /** The address being shown: going elsewhere tries afresh. */
  at: string;
  children: ReactNode;
}

/** A page whose code did not arrive, or that broke, says so instead of leaving the window empty. */
export class PageBoundary extends Component<PageBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: PageBoundaryProps) {
    if (this.state.failed && before.at !== this.props.at) this.setState({ failed: false });
  }

  override render() {
    return this.state.failed ? <PageFailed /> : this.props.children;
  }
}

/** A failed import is remembered by the browser's module map, so only loading anew helps. */
function PageFailed() {
  const { t } = useWords();
  const error = new Unreachable('page');
  return (
    <BoardPage>
      <PageTitle title={t('state.brokenTitle')} className="visually-hidden">
        {t('state.brokenTitle')}
      </PageTitle>
      <FetchFailed error={error} retry={() => location.reload()} />
    </BoardPage>
  );
}
