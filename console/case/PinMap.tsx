import 'leaflet/dist/leaflet.css';
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import type { Area } from '../../contract/areas.ts';
import type { StaffCase } from '../../contract/case-views.ts';
import { classes } from '../../ui/classes.ts';
import { svgElement } from '../../ui/svg-element.ts';
import { useAreas } from '../areas.ts';
import { useWords } from '../language.ts';
import styles from './PinMap.module.css';

interface PinMapProps {
  position: NonNullable<StaffCase['position']>;
  grid: StaffCase['grid'];
  className: string | undefined;
}

/** Edge of the square that the map shows at least, in metres: a few houses and their street. */
const shownMetres = 400;

const pin = () =>
  svgElement('svg', { viewBox: '0 0 32 40', width: 32, height: 40, 'aria-hidden': 'true' }, [
    svgElement('path', { d: 'M16 39C7 29 2 22 2 15a14 14 0 0 1 28 0c0 7-5 14-14 24z' }),
    svgElement('circle', { cx: 16, cy: 15, r: 5 }),
  ]);

/** Where it was: the grid's outline on paper, the circle of uncertainty, the pin. Drawn without tiles. */
export default function PinMap({ position, grid, className }: PinMapProps) {
  const { t, say } = useWords();
  const areas = useAreas();
  const box = useRef<HTMLDivElement>(null);
  const area = areas.data?.find(({ code }) => code === grid);
  const all = areas.data;
  useEffect(() => {
    if (!box.current) return;
    const map = draw(box.current, { position, grid, areas: all ?? [] });
    return () => void map.remove();
  }, [position, grid, all]);
  const metres = position.accuracyM === undefined ? undefined : Math.round(position.accuracyM);
  const name = area ? say(area.name) : t('queue.noGrid');
  const label =
    metres === undefined
      ? t('case.mapNoAccuracy', { grid: name })
      : t('case.mapOf', { grid: name, metres });
  return (
    <figure className={classes(styles.figure, className)}>
      <div ref={box} className={styles.map} role="img" aria-label={label} />
      <figcaption className={styles.caption} aria-hidden="true">
        {metres === undefined ? name : t('case.accuracy', { metres })}
      </figcaption>
    </figure>
  );
}

interface Drawn extends Pick<PinMapProps, 'position' | 'grid'> {
  areas: readonly Area[];
}

const ringOf = (area: Area): L.LatLngTuple[] => area.ring.map(([lng = 0, lat = 0]) => [lat, lng]);

/** A still picture: it takes no focus, no wheel and no drag, so the page scrolls over it. */
function draw(box: HTMLElement, { position, grid, areas }: Drawn): L.Map {
  const here: L.LatLngTuple = [position.lat, position.lng];
  const map = L.map(box, {
    zoomControl: false,
    attributionControl: false,
    dragging: false,
    keyboard: false,
    scrollWheelZoom: false,
    doubleClickZoom: false,
    touchZoom: false,
    boxZoom: false,
    zoomAnimation: false,
    zoomSnap: 0.1,
  });
  const own = areas.find(({ code }) => code === grid);
  const shown = L.latLng(here).toBounds(shownMetres);
  if (own) shown.extend(L.latLngBounds(ringOf(own)));
  map.fitBounds(shown, { animate: false, padding: [10, 10] });
  const grids = areas.filter(({ level }) => level === 'grid');
  for (const area of grids.sort((one) => (one.code === grid ? 1 : -1))) {
    const className = (area.code === grid ? styles.grid : styles.neighbour) ?? '';
    L.polygon(ringOf(area), { interactive: false, className }).addTo(map);
  }
  if (position.accuracyM !== undefined) {
    const circle = { radius: position.accuracyM, className: styles.accuracy ?? '' };
    L.circle(here, { ...circle, interactive: false }).addTo(map);
  }
  const icon = L.divIcon({
    html: pin(),
    className: styles.pin ?? '',
    iconSize: [32, 40],
    iconAnchor: [16, 39],
  });
  L.marker(here, { icon, interactive: false, keyboard: false }).addTo(map);
  return map;
}
