import { useEffect, useState } from 'react';
import styles from './QrCode.module.css';

export interface QrCodeProps {
  value: string;
  /** Said in place of the picture. */
  label: string;
  /** Edge in px at normal type size. */
  size?: number | undefined;
}

/** Joins the dark modules of each row into one path: a fifth of the nodes of a rectangle each. */
function darkPath(size: number, dark: (row: number, column: number) => boolean): string {
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!dark(row, column)) continue;
      const start = column;
      while (column + 1 < size && dark(row, column + 1)) column++;
      path += `M${start} ${row}h${column - start + 1}v1H${start}z`;
    }
  }
  return path;
}

/** A QR code, dark on white in every theme: scanners refuse the reverse. The encoder loads on use. */
export function QrCode({ value, label, size = 96 }: QrCodeProps) {
  const [drawing, setDrawing] = useState<{ size: number; path: string }>();
  useEffect(() => {
    let wanted = true;
    void import('qrcode').then((encoder) => {
      if (!wanted) return;
      const { modules } = encoder.create(value, { errorCorrectionLevel: 'M' });
      const path = darkPath(modules.size, (row, column) => modules.get(row, column) === 1);
      setDrawing({ size: modules.size, path });
    });
    return () => {
      wanted = false;
    };
  }, [value]);
  const edge = `${size / 16}rem`;
  const viewBox = drawing ? `-2 -2 ${drawing.size + 4} ${drawing.size + 4}` : '0 0 1 1';
  return (
    <svg
      className={styles.code}
      style={{ width: edge, height: edge }}
      viewBox={viewBox}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      {drawing && <path d={drawing.path} fill="#1d2723" />}
    </svg>
  );
}
