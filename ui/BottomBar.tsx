import type { ReactNode } from 'react';
import styles from './BottomBar.module.css';
import { classes } from './classes.ts';
import { follow, type Navigate } from './follow.ts';
import { CameraIcon } from './icons.tsx';

export interface BarItem {
  href: string;
  label: string;
  icon: ReactNode;
  current: boolean;
}

export interface BottomBarProps {
  /** Names the navigation aloud. */
  label: string;
  items: readonly [BarItem, BarItem, BarItem, BarItem];
  /** The lantern in the middle; left out for elders, who have it as the big button above. */
  camera?: { href: string; label: string } | undefined;
  navigate?: Navigate | undefined;
}

/** Four places and the one lantern to press. */
export function BottomBar({ label, items, camera, navigate }: BottomBarProps) {
  const link = (item: BarItem) => (
    <a
      key={item.href}
      href={item.href}
      className={classes(styles.item, item.current && styles.current)}
      aria-current={item.current ? 'page' : undefined}
      onClick={follow(item.href, navigate)}
    >
      {item.icon}
      <span>{item.label}</span>
    </a>
  );
  return (
    <nav className={styles.bar} aria-label={label}>
      {items.slice(0, 2).map(link)}
      {camera && (
        <a
          href={camera.href}
          className={styles.camera}
          aria-label={camera.label}
          onClick={follow(camera.href, navigate)}
        >
          <CameraIcon size={26} />
        </a>
      )}
      {items.slice(2).map(link)}
    </nav>
  );
}
