import type { ReactNode } from 'react';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';

interface PaneProps {
  title: string;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A page beside the list of red packets. */
export const Pane = ({ title, aside, children }: PaneProps) => (
  <TitledPage back="/red-packets" title={title} aside={aside}>
    <div className={titledStyles.body}>{children}</div>
  </TitledPage>
);
