import 'leaflet/dist/leaflet.css';
import L from 'leaflet';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { Area, MapTiles } from '../../contract/areas.ts';
import type { AreaCounts, BoardFigures } from '../../contract/bulletin.ts';
import { classes } from '../../ui/classes.ts';
import { type Ground, groundOf } from '../../ui/ground.ts';
import { addTiles } from '../../ui/map-tiles.ts';
import { useWords } from '../language.ts';
import styles from './AreaMap.module.css';
import { countsOf, shadeOf } from './counts.ts';
import shades from './shades.module.css';

interface AreaMapProps {
  areas: readonly Area[];
  counted: readonly AreaCounts[];
  /** Areas of which something is published. */
  published: ReadonlySet<string>;
  dots: BoardFigures['dots'];
  tiles: MapTiles | null;
  /** What the map begins with; the whole county unless given. */
  around?: Area | undefined;
}

/** Grids as fields that can be pressed, on the background of the county’s choice or on plain paper. */
export default function AreaMap(props: AreaMapProps) {
  const { t, say } = useWords();
  const [, go] = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const words = useRef({ say, go });
  words.current = { say, go };
  const { areas, counted, published, dots, tiles, around } = props;
  const [zoomInTitle, zoomOutTitle] = [t('map.closer'), t('map.wider')];
  useEffect(() => {
    if (!box.current) return;
    const map = L.map(box.current, {
      zoomControl: false,
      attributionControl: false,
      boxZoom: false,
      // The page scrolls over it; closer and wider by its buttons, by two fingers or the keys.
      scrollWheelZoom: false,
      zoomSnap: 0.25,
      maxZoom: tiles?.maxZoom ?? 18,
    });
    const signs = { zoomInText: '+', zoomOutText: '−', zoomInTitle, zoomOutTitle };
    L.control.zoom({ position: 'bottomright', ...signs }).addTo(map);
    const { at } = groundOf(tiles);
    if (tiles) addTiles(map, tiles);
    drawFields(map, { areas, counted, published, at, words });
    for (const dot of dots) drawDot(map, dot, at);
    const shown = (around ? [around] : areas).flatMap(({ ring }) => ring.map(at));
    if (shown.length > 0)
      map.fitBounds(L.latLngBounds(shown), { animate: false, padding: [12, 12] });
    return () => void map.remove();
  }, [areas, counted, published, dots, tiles, around, zoomInTitle, zoomOutTitle]);
  return (
    <div
      ref={box}
      className={classes(styles.map, tiles !== null && styles.onTiles)}
      role="application"
      aria-label={t('map.label')}
    />
  );
}

interface Fields extends Pick<AreaMapProps, 'areas' | 'counted' | 'published'> {
  at: Ground['at'];
  words: { current: { say: (name: Area['name']) => string; go: (to: string) => void } };
}

function drawFields(map: L.Map, { areas, counted, published, at, words }: Fields): void {
  const ringOf = (area: Area) => area.ring.map(at);
  const fields = finest(areas);
  for (const area of fields) {
    const shade = shades[`shade${shadeOf(countsOf(area.code, counted).closed)}`];
    const className = classes(styles.field, shade);
    const field = L.polygon(ringOf(area), { className }).addTo(map);
    field.on('click', () => words.current.go(`/areas/${area.code}`));
    field.bindTooltip(nameOf(words.current.say(area.name)), { sticky: true });
  }
  for (const level of ['community', 'town'] as const)
    for (const area of areas.filter((one) => one.level === level))
      L.polygon(ringOf(area), { className: styles[level] ?? '', interactive: false }).addTo(map);
  // Above every other line: neighbours share theirs.
  for (const area of fields.filter(({ code }) => published.has(code)))
    L.polygon(ringOf(area), { className: styles.published ?? '', interactive: false }).addTo(map);
}

/** Grids; where a community has none it is a field itself. */
function finest(areas: readonly Area[]): Area[] {
  const parents = new Set(areas.map(({ parent }) => parent));
  return areas.filter(({ code, level }) => !parents.has(code) && level !== 'county');
}

function nameOf(name: string): HTMLElement {
  const words = document.createElement('span');
  words.textContent = name;
  return words;
}

function drawDot(
  map: L.Map,
  { lng, lat, state }: BoardFigures['dots'][number],
  at: Ground['at'],
): void {
  const radius = state === 'closed' ? 4 : 5;
  const className = classes(styles.dot, styles[state]);
  L.circleMarker(at([lng, lat]), { radius, className, interactive: false }).addTo(map);
}
