import { type PointerEvent, type Ref, useEffect, useRef, useState } from 'react';
import type { MaskBox, Photo } from '../../../contract/photos.ts';
import { classes } from '../../../ui/classes.ts';
import { useCounty } from '../../county.tsx';
import { useWords } from '../../language.ts';
import { boxAfterKey, boxBetween, type Point } from './boxes.ts';
import styles from './masks.module.css';

interface MaskStageProps {
  photo: Photo;
  /** The photo as it is shown. */
  picture: Ref<HTMLImageElement>;
  number: number;
  boxes: readonly MaskBox[];
  chosen: number | undefined;
  onChoose: (place: number) => void;
  onAdd: (box: MaskBox) => void;
  onChange: (place: number, box: MaskBox) => void;
  onRemove: (place: number) => void;
}

interface Drag {
  from: Point;
  to: Point;
}

/** The photo: a drag of mouse or finger draws a box; boxes take the focus and the keys. */
export function MaskStage({ photo, picture, number, boxes, onAdd, ...edit }: MaskStageProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [drag, setDrag] = useState<Drag>();
  const at = ({ currentTarget, clientX, clientY }: PointerEvent): Point => {
    const shown = currentTarget.getBoundingClientRect();
    return {
      x: ((clientX - shown.left) / shown.width) * photo.width,
      y: ((clientY - shown.top) / shown.height) * photo.height,
    };
  };
  const drawn = drag && boxBetween(drag.from, drag.to, photo);
  return (
    <fieldset
      className={styles.stage}
      aria-label={t('masks.stage')}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: at(event), to: at(event) });
      }}
      onPointerMove={(event) => drag && setDrag({ ...drag, to: at(event) })}
      onPointerUp={() => {
        setDrag(undefined);
        if (drawn) onAdd(drawn);
      }}
      onPointerCancel={() => setDrag(undefined)}
    >
      <img
        ref={picture}
        src={client.staffPhotoUrl(photo.id)}
        width={photo.width}
        height={photo.height}
        alt={t('masks.photo', { number })}
        draggable={false}
      />
      {boxes.map((box, place) => (
        <Box
          // biome-ignore lint/suspicious/noArrayIndexKey: a box is known by its place alone
          key={place}
          {...{ box, place, photo }}
          {...edit}
        />
      ))}
      {drawn && <span className={styles.drawn} style={placeOf(drawn, photo)} />}
    </fieldset>
  );
}

const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
const placeOf = (box: MaskBox, photo: Photo) => ({
  left: percent(box.left, photo.width),
  top: percent(box.top, photo.height),
  width: percent(box.width, photo.width),
  height: percent(box.height, photo.height),
});

interface BoxProps extends Pick<MaskStageProps, 'photo' | 'chosen'> {
  box: MaskBox;
  place: number;
  onChoose: (place: number) => void;
  onChange: (place: number, box: MaskBox) => void;
  onRemove: (place: number) => void;
}

function Box({ box, place, photo, chosen, onChoose, onChange, onRemove }: BoxProps) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const isChosen = chosen === place;
  useEffect(() => {
    if (isChosen) button.current?.focus({ preventScroll: true });
  }, [isChosen]);
  const where = t('masks.boxAt', { ...box });
  return (
    <button
      ref={button}
      type="button"
      className={classes(styles.box, isChosen && styles.chosenBox)}
      style={placeOf(box, photo)}
      aria-label={`${t('masks.box', { number: place + 1 })} · ${where}`}
      aria-pressed={isChosen}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => onChoose(place)}
      onFocus={() => onChoose(place)}
      onKeyDown={(event) => {
        if (event.key === 'Delete' || event.key === 'Backspace') onRemove(place);
        const changed = boxAfterKey(box, event, photo);
        if (changed === undefined) return;
        event.preventDefault();
        onChange(place, changed);
      }}
    >
      <span aria-hidden="true">{place + 1}</span>
    </button>
  );
}
