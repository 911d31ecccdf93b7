import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { PrintIcon } from '../../ui/icons.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import { useStaff } from '../session.ts';
import styles from './Agreements.module.css';

interface PrintedPaperProps {
  heading: string;
  lead: string;
  print: string;
  children: ReactNode;
}

/** A plain paper of what was done for somebody: where, what, and how it is looked up. */
export function PrintedPaper({ heading, lead, print, children }: PrintedPaperProps) {
  const { t, say } = useWords();
  const { county } = useCounty();
  const { roles } = useStaff();
  const desk = roles.find(({ role }) => role === 'intake' || role === 'grid_worker');
  const unit = desk === undefined ? '' : say(desk.areaName);
  return (
    <section className={paneStyles.pane} aria-label={heading}>
      <div className={classes(styles.part, styles.onScreen)}>
        <h2 className={formStyles.heading}>{heading}</h2>
        <p className={formStyles.lead}>{lead}</p>
        <Button size="s" icon={<PrintIcon size={16} />} onClick={() => window.print()}>
          {print}
        </Button>
      </div>
      <div className={styles.stub}>
        <div className={styles.words}>
          <strong>{heading}</strong>
          <p>{t('newcomers.paper.unit', { county: say(county.name), unit })}</p>
          {children}
          <p>{t('newcomers.paper.keep')}</p>
        </div>
      </div>
    </section>
  );
}
