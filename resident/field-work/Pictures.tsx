import type { Photo } from '../../contract/photos.ts';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';

interface PicturesProps {
  photos: readonly Photo[];
  addressOf: (id: string, size?: 'full' | 'thumb') => string;
}

/** Small, each a way to the whole picture. */
export function Pictures({ photos, addressOf }: PicturesProps) {
  const f = useFieldTexts();
  if (photos.length === 0) return null;
  return (
    <ul className={styles.photos}>
      {photos.map(({ id }, place) => (
        <li key={id}>
          <a href={addressOf(id)} target="_blank" rel="noreferrer">
            <img src={addressOf(id, 'thumb')} alt={f('task.photo', { n: place + 1 })} />
          </a>
        </li>
      ))}
    </ul>
  );
}
