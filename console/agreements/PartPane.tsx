import type { ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import styles from './Agreements.module.css';

interface PartPaneProps {
  heading: string;
  lead?: string;
  children: ReactNode;
}

/** One of the things that are done for somebody; nothing of it is printed with a receipt. */
export const PartPane = ({ heading, lead, children }: PartPaneProps) => (
  <section className={classes(paneStyles.pane, styles.part, styles.onScreen)} aria-label={heading}>
    <h2 className={formStyles.heading}>{heading}</h2>
    {lead !== undefined && <p className={formStyles.lead}>{lead}</p>}
    {children}
  </section>
);
