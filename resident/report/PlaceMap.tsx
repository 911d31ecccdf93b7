import 'leaflet/dist/leaflet.css';
import L from 'leaflet';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Area, MapTiles } from '../../contract/areas.ts';
import type { Position } from '../../contract/values.ts';
import { type Ground, groundOf } from '../../ui/ground.ts';
import { addTiles } from '../../ui/map-tiles.ts';
import { svgElement } from '../../ui/svg-element.ts';
import { useTexts } from '../texts/language.ts';
import { drawAreas, outlineOf } from './draw-areas.ts';
import { gridAt } from './grid-at.ts';
import styles from './PlaceMap.module.css';

export interface PlaceMapProps {
  areas: readonly Area[];
  centre: { lng: number; lat: number };
  position: Position | null;
  /** Taps and drags move the pin; otherwise the map lies still and the page scrolls over it. */
  moving: boolean;
  /**
   * The background to look for the place on, fetched only once somebody moves the pin by hand: until then whoever
   * serves the pictures is told of no place that a phone found.
   */
  tiles: MapTiles | null;
  onMove: (position: Position) => void;
}

const onTiles = styles.onTiles ?? '';
const near = 16;
const far = 12;
const pin = () =>
  svgElement('svg', { viewBox: '0 0 24 30', width: 32, height: 40, 'aria-hidden': 'true' }, [
    svgElement('path', {
      fill: 'currentColor',
      d: 'M12 0C5.400 0 0 5.300 0 11.900 0 20.500 12 30 12 30s12-9.500 12-18.100C24 5.300 18.600 0 12 0z',
    }),
    svgElement('circle', { cx: 12, cy: 11.5, r: 4.5, fill: '#fffdf8' }),
  ]);

/** Outlines and names of the areas on paper or on the county’s background, the pin, and how sure the phone is of it. */
export default function PlaceMap(props: PlaceMapProps) {
  const { areas, centre, position, moving, onMove } = props;
  const { t, say } = useTexts();
  const tiles = moving ? props.tiles : null;
  const ground = useMemo(() => groundOf(tiles), [tiles]);
  const box = useRef<HTMLDivElement>(null);
  const map = useMap(box, centre);
  const moved = useRef(onMove);
  moved.current = onMove;
  const pinned = useRef(position);
  pinned.current = position;

  const grid = useMemo(() => position && gridAt(areas, position), [areas, position]);

  useEffect(() => {
    if (!map.current || !tiles) return;
    const laid = addTiles(map.current, tiles);
    // Added beside the names that the map has given its box, which React would take away with the rest.
    const { classList } = map.current.getContainer();
    classList.add(onTiles);
    // The pin stays in sight where the background shows its place elsewhere.
    if (pinned.current !== null) {
      const { lng, lat } = pinned.current;
      map.current.setView(ground.at([lng, lat]), map.current.getZoom(), { animate: false });
    }
    return unlessGone(map, () => {
      laid.remove();
      classList.remove(onTiles);
    });
  }, [tiles, ground, map]);

  useEffect(() => {
    if (!map.current) return;
    const layer = drawAreas(map.current, areas, { say, ground });
    return unlessGone(map, () => layer.remove());
  }, [areas, say, ground, map]);

  useEffect(() => {
    if (!map.current || !grid) return;
    const here = outlineOf(grid, ground, styles.here).addTo(map.current).bringToBack();
    return unlessGone(map, () => here.remove());
  }, [grid, ground, map]);

  useEffect(() => {
    if (!map.current || !moving) return;
    const zoom = { zoomInTitle: t('report.closer'), zoomOutTitle: t('report.wider') };
    return unlessGone(
      map,
      free(map.current, zoom, (shown) => moved.current(chosen(ground.from(shown)))),
    );
  }, [moving, ground, map, t]);

  useEffect(() => {
    if (!map.current || !position) return;
    const marks = mark(map.current, position, {
      alt: t('report.pin'),
      ground,
      onDrag: moving ? (shown) => moved.current(chosen(ground.from(shown))) : undefined,
    });
    return unlessGone(map, () => marks.remove());
  }, [position, moving, ground, t, map]);

  useEffect(() => {
    if (map.current && position && !moving) show(map.current, position, grid ?? undefined);
  }, [position, grid, moving, map]);

  return <div ref={box} className={styles.map} role="application" aria-label={t('report.map')} />;
}

/** On the way out the map goes first and takes everything on it along. */
const unlessGone = (map: RefObject<L.Map | null>, undo: () => unknown) => () => {
  if (map.current) undo();
};

/** Close enough to know the place, wide enough to see the whole grid around it; on paper, where nothing is bent. */
function show(map: L.Map, { lat, lng }: Position, grid: Area | undefined) {
  map.invalidateSize({ animate: false });
  if (grid?.level !== 'grid') map.setView([lat, lng], near, { animate: false });
  else map.fitBounds(outlineOf(grid, groundOf(null)).getBounds(), { animate: false, maxZoom: 17 });
}

/** A point that a finger chose is exact: no uncertainty to draw. */
const chosen = ({ lat, lng }: { lat: number; lng: number }): Position => ({
  lng: Number(lng.toFixed(6)),
  lat: Number(lat.toFixed(6)),
});

function useMap(box: RefObject<HTMLDivElement | null>, centre: PlaceMapProps['centre']) {
  const map = useRef<L.Map | null>(null);
  useEffect(() => {
    if (!box.current) return;
    map.current = L.map(box.current, {
      center: [centre.lat, centre.lng],
      zoom: far,
      minZoom: 9,
      maxZoom: 19,
      zoomControl: false,
      attributionControl: false,
      boxZoom: false,
    });
    for (const way of waysToMove(map.current)) way.disable();
    return () => {
      map.current?.remove();
      map.current = null;
    };
  }, [box, centre]);
  return map;
}

const waysToMove = (map: L.Map): L.Handler[] => [
  map.dragging,
  map.touchZoom,
  map.doubleClickZoom,
  map.scrollWheelZoom,
  map.keyboard,
];

/** Lets the map be moved and tapped; answers how to hold it still again. */
function free(map: L.Map, zoom: L.Control.ZoomOptions, onTap: (shown: L.LatLng) => void) {
  map.invalidateSize({ animate: false });
  const tapped = ({ latlng }: L.LeafletMouseEvent) => onTap(latlng);
  const signs = { zoomInText: '+', zoomOutText: '−' };
  const control = L.control.zoom({ position: 'bottomright', ...signs, ...zoom }).addTo(map);
  map.on('click', tapped);
  for (const way of waysToMove(map)) way.enable();
  return () => {
    control.remove();
    map.off('click', tapped);
    for (const way of waysToMove(map)) way.disable();
  };
}

interface MarkOptions {
  alt: string;
  ground: Ground;
  onDrag: ((shown: L.LatLng) => void) | undefined;
}

function mark(map: L.Map, { lat, lng, accuracyM }: Position, { alt, ground, onDrag }: MarkOptions) {
  const marks = L.layerGroup().addTo(map);
  const shown = ground.at([lng, lat]);
  const circle = { radius: accuracyM ?? 0, className: styles.accuracy ?? '', interactive: false };
  if (accuracyM) L.circle(shown, circle).addTo(marks);
  const icon = L.divIcon({
    html: pin(),
    className: styles.pin ?? '',
    iconSize: [32, 40],
    iconAnchor: [16, 40],
  });
  const draggable = onDrag !== undefined;
  const marker = L.marker(shown, { draggable, keyboard: false, alt, icon }).addTo(marks);
  marker.on('dragend', () => onDrag?.(marker.getLatLng()));
  return marks;
}
