import { useMutation } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useRef, useState } from 'react';
import type { MaskBox, MaskedPhoto, Photo } from '../../../contract/photos.ts';
import { Button } from '../../../ui/Button.tsx';
import { useCounty } from '../../county.tsx';
import { useWords } from '../../language.ts';
import { Refusals } from '../../states/Refusals.tsx';
import { boxInMiddle } from './boxes.ts';
import { findFaces } from './find-faces.ts';
import { MaskStage } from './MaskStage.tsx';
import styles from './masks.module.css';

interface MaskEditorProps {
  photo: Photo;
  number: number;
  /** As it was masked before. */
  boxes: readonly MaskBox[];
  onMasked: (copy: MaskedPhoto) => void;
  onClose: () => void;
}

/** One photo as large as the window, with the boxes that are going to be painted over. */
export function MaskEditor({ photo, number, onMasked, onClose, ...given }: MaskEditorProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [boxes, setBoxes] = useState<readonly MaskBox[]>(given.boxes);
  const [chosen, setChosen] = useState<number>();
  const params = { id: photo.id };
  const masking = useMutation({
    mutationFn: () => client.call('maskPhoto', { params, body: { boxes: [...boxes] } }),
    onSuccess: onMasked,
  });
  const picture = useRef<HTMLImageElement>(null);
  const looking = useMutation({
    mutationFn: async () => {
      const [plates, faces] = await Promise.all([
        client.call('suggestMasks', { params }),
        picture.current === null ? [] : findFaces(picture.current),
      ]);
      return [...faces, ...plates.boxes];
    },
    onSuccess: (found) => setBoxes((before) => [...before, ...found]),
  });
  const add = (box: MaskBox) => {
    setChosen(boxes.length);
    setBoxes([...boxes, box]);
  };
  const remove = (place: number) => {
    // The focus goes on to the box before it, so that keys alone go on.
    setChosen(boxes.length > 1 ? Math.max(0, place - 1) : undefined);
    setBoxes(boxes.filter((_, at) => at !== place));
  };
  const count = looking.data?.length ?? 0;
  return (
    <Modal
      open
      centered
      footer={null}
      onCancel={onClose}
      width="min(60rem, 96vw)"
      title={t('masks.heading', { number })}
      closable={{ 'aria-label': t('masks.close') }}
    >
      <p className={styles.hint}>{t('masks.hint')}</p>
      <MaskStage
        photo={photo}
        picture={picture}
        number={number}
        boxes={boxes}
        chosen={chosen}
        onChoose={setChosen}
        onAdd={add}
        onChange={(place, box) => setBoxes(boxes.map((one, at) => (at === place ? box : one)))}
        onRemove={remove}
      />
      <p className={styles.count} role="status">
        {boxes.length === 0 ? t('masks.none') : t('masks.count', { count: boxes.length })}
        {looking.isSuccess &&
          ` · ${count === 0 ? t('masks.suggestedNone') : t('masks.suggested', { count })}`}
      </p>
      <div className={styles.tools}>
        <Button size="s" kind="outline" onClick={() => add(boxInMiddle(photo))}>
          {t('masks.add')}
        </Button>
        <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
          {t('masks.suggest')}
        </Button>
        <Button
          size="s"
          kind="quiet"
          disabled={chosen === undefined}
          onClick={() => chosen !== undefined && remove(chosen)}
        >
          {t('masks.remove')}
        </Button>
        <Button busy={masking.isPending} onClick={() => masking.mutate()}>
          {t(boxes.length === 0 ? 'masks.keepClear' : 'masks.keep')}
        </Button>
      </div>
      <Refusals error={masking.error ?? looking.error} />
    </Modal>
  );
}
