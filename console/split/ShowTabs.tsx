import type { ReactNode } from 'react';
import styles from './ShowTabs.module.css';

interface ShowTabsProps<Show extends string> {
  label: string;
  shows: readonly Show[];
  show: Show;
  onShow: (show: Show) => void;
  children: (show: Show) => ReactNode;
}

/** Which of a list is shown, one button for each. */
export const ShowTabs = <Show extends string>(props: ShowTabsProps<Show>) => (
  <fieldset className={styles.tabs} aria-label={props.label}>
    {props.shows.map((show) => (
      <button
        key={show}
        type="button"
        className={styles.tab}
        data-show={show}
        aria-pressed={props.show === show}
        onClick={() => props.onShow(show)}
      >
        {props.children(show)}
      </button>
    ))}
  </fieldset>
);
