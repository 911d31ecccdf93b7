import type { Photo } from '../../../contract/photos.ts';
import { useWords } from '../../language.ts';
import { PhotosField } from '../../moves/fields/PhotosField.tsx';

interface PaperPhotosProps {
  photos: readonly Photo[];
  /** It was tried to hand it in: without a photo that is said. */
  missing: boolean;
  error: string | undefined;
  onChange: (photos: Photo[]) => void;
}

/** Photos of the paper from which something is typed in, with which whoever reviews the work compares it. */
export function PaperPhotos({ photos, missing, error, onChange }: PaperPhotosProps) {
  const { t } = useWords();
  const lacks = missing && photos.length === 0;
  return (
    <PhotosField
      legend={t('mediations.moves.photosOfPaper')}
      photos={photos}
      error={lacks ? t('mediations.moves.photoMissing') : error}
      onChange={onChange}
    />
  );
}
