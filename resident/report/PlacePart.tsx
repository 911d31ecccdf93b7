import { lazy, Suspense, useState } from 'react';
import type { Area } from '../../contract/areas.ts';
import type { Position } from '../../contract/values.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { LocateIcon, MapIcon } from '../../ui/icons.tsx';
import { useAnswer, useApi } from '../api.ts';
import { useTexts } from '../texts/language.ts';
import { useConsent } from '../use-consent.ts';
import { AskLocation } from './AskLocation.tsx';
import { gridAt } from './grid-at.ts';
import { Part } from './Part.tsx';
import { problemAt } from './problem-at.ts';
import styles from './Report.module.css';
import { useLocate } from './use-locate.ts';
import { useOutbox } from './use-queue.ts';

const PlaceMap = lazy(() => import('./PlaceMap.tsx'));

/** Where: the phone's own position, a point on the map, or words. One of them is enough. */
export function PlacePart({ error }: { error: boolean }) {
  const { t } = useTexts();
  const { outbox, view } = useOutbox();
  const { place, position, unplaced } = view.draft;
  const [moving, setMoving] = useState(false);
  // From then on the place is chosen by hand, also where the map is closed again without one.
  const [byHand, setByHand] = useState(false);
  const [asking, setAsking] = useState(false);
  // As long as it is not known, as without a network, the phone may find the place: it stays in the draft, and the
  // server keeps it only where it was agreed to.
  const consent = useConsent('location', () => {
    setAsking(false);
    if (!moving) locate.find();
  });
  const locate = useLocate(
    (found) => outbox.change({ position: found }),
    position === null && !unplaced && !byHand && consent.known && !consent.refused,
  );
  const move = (isMoving: boolean) => {
    locate.letGo();
    setByHand(true);
    setMoving(isMoving);
  };
  const refused = problemAt(view.problem, 'position');
  const missing = error ? t('report.placeMissing') : undefined;
  const accuracy = position?.accuracyM;
  return (
    <Part
      number={2}
      part="place"
      title={t('report.place')}
      remark={accuracy ? t('report.accuracy', { metres: Math.ceil(accuracy) }) : undefined}
    >
      {position || moving ? (
        <MapCard position={position} moving={moving} onMoving={move} />
      ) : (
        <div className={styles.locate}>
          <Button
            kind="outline"
            icon={<LocateIcon size={20} />}
            busy={locate.state === 'locating'}
            onClick={() => (consent.refused ? setAsking(true) : locate.find())}
          >
            {t(locate.state === 'locating' ? 'report.locating' : 'report.locate')}
          </Button>
          <Button kind="quiet" icon={<MapIcon size={20} />} onClick={() => move(true)}>
            {t('report.onMap')}
          </Button>
        </div>
      )}
      {asking && !position && (
        <AskLocation
          busy={consent.agree.isPending}
          error={consent.agree.error}
          onAgree={() => consent.agree.mutate()}
          onDecline={() => setAsking(false)}
        />
      )}
      {consent.unreachable && accuracy !== undefined && place.trim() === '' && (
        <p className={styles.quiet} role="status">
          {t('report.locateUnknown')}
        </p>
      )}
      {!position && (locate.state === 'denied' || locate.state === 'failed') && (
        <p className={styles.quiet} role="status">
          {t(locate.state === 'denied' ? 'report.locateDenied' : 'report.locateFailed')}
        </p>
      )}
      <Field
        label={t('report.placeWords')}
        labelHidden
        type="text"
        placeholder={t('report.placeHint')}
        maxLength={200}
        value={place}
        error={problemAt(view.problem, 'place') ?? refused ?? missing}
        onChange={(event) => outbox.change({ place: event.target.value })}
      />
    </Part>
  );
}

interface MapCardProps {
  position: Position | null;
  moving: boolean;
  onMoving: (moving: boolean) => void;
}

function MapCard({ position, moving, onMoving }: MapCardProps) {
  const { t, say } = useTexts();
  const { county } = useApi();
  const { outbox } = useOutbox();
  const areas = useAnswer('listAreas', {}, { staleTime: Number.POSITIVE_INFINITY });
  // Without an answer, as without a network, the map is drawn from outlines alone.
  const background = useAnswer(
    'getMapTiles',
    {},
    { staleTime: Number.POSITIVE_INFINITY, enabled: moving },
  );
  const name = (all: readonly Area[], at: Position) => {
    const grid = gridAt(all, at);
    const community = all.find(({ code }) => code === grid?.parent);
    if (!grid) return t('report.outside');
    const above = grid.level === 'grid' && community ? say(community.name) : '';
    return t('report.inGrid', { grid: say(grid.name), community: above });
  };
  const where = !position ? t('report.map') : areas.data ? name(areas.data, position) : '';
  return (
    <Card bare>
      <div className={moving ? styles.mapLarge : styles.map}>
        <Suspense fallback={null}>
          <PlaceMap
            areas={areas.data ?? []}
            centre={county.centre}
            position={position}
            moving={moving}
            tiles={background.data?.tiles ?? null}
            onMove={(moved) => outbox.change({ position: moved })}
          />
        </Suspense>
      </div>
      <div className={styles.where}>
        <strong className={styles.whereWords}>{where}</strong>
        {moving && position && (
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              outbox.change({ position: null });
              onMoving(false);
            }}
          >
            {t('report.clearPosition')}
          </button>
        )}
        <button type="button" className={styles.link} onClick={() => onMoving(!moving)}>
          {t(moving ? 'report.moveDone' : 'report.move')}
        </button>
      </div>
    </Card>
  );
}
