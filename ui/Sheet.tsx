import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { CloseIcon } from './icons.tsx';
import styles from './Sheet.module.css';

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Name of the cross. */
  closeLabel: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons that stay at the foot while the content scrolls. */
  footer?: ReactNode;
}

/** A sheet from the foot of the phone (a dialog in the middle of a desk): traps focus, closes on Esc. */
export function Sheet({ open, onOpenChange, title, closeLabel, ...props }: SheetProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.scrim} />
        <Dialog.Popup className={styles.sheet}>
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            <Dialog.Close className={styles.close} aria-label={closeLabel}>
              <CloseIcon size={20} />
            </Dialog.Close>
          </div>
          {props.description !== undefined && (
            <Dialog.Description className={styles.description}>
              {props.description}
            </Dialog.Description>
          )}
          <div className={styles.body}>{props.children}</div>
          {props.footer !== undefined && <div className={styles.footer}>{props.footer}</div>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
