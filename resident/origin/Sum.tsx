import { CheckIcon } from '../../ui/icons.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Origin.module.css';

export interface SumProps {
  name: string;
  parts: readonly { kind: string; name: string; lines: number; points: number }[];
  points: number;
  /** The sum was recomputed and is the figure that the books hold. */
  agrees: boolean;
}

/** A figure as a sum, written as in an account book: the parts, a line, the result. */
export function Sum({ name, parts, points, agrees }: SumProps) {
  const { t } = useTexts();
  return (
    <>
      <h2 className={styles.heading}>{name}</h2>
      <table className={styles.table}>
        <tbody>
          {parts.map((part) => (
            <tr key={part.kind}>
              <th scope="row">
                {part.name}
                <span className={styles.count}>{t('origin.count', { count: part.lines })}</span>
              </th>
              <td>{pointsText(part.points, true)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('origin.sum')}</th>
            <td>{pointsText(points)}</td>
          </tr>
        </tfoot>
      </table>
      {agrees && (
        <p className={styles.agrees}>
          <CheckIcon />
          {t('origin.agrees')}
        </p>
      )}
    </>
  );
}
