import L from 'leaflet';
import type { Area } from '../../contract/areas.ts';
import type { Sentence } from '../../contract/values.ts';
import type { Ground } from '../../ui/ground.ts';
import styles from './PlaceMap.module.css';

/** From this zoom on there is room for the names of grids. */
const gridNamesFrom = 14;

/** Outlines of communities and grids with their names; the names of grids only when close enough. */
export function drawAreas(
  map: L.Map,
  areas: readonly Area[],
  { say, ground }: { say: (sentence: Sentence) => string; ground: Ground },
): L.LayerGroup {
  const all = L.layerGroup().addTo(map);
  const names = { community: L.layerGroup(), grid: L.layerGroup() };
  for (const area of areas) {
    const outline = outlineOf(area, ground, `${styles.area} ${styles[area.level]}`).addTo(all);
    if (area.level === 'community' || area.level === 'grid')
      nameOf(say(area.name), outline.getBounds().getCenter()).addTo(names[area.level]);
  }
  const choose = () => {
    const close = map.getZoom() >= gridNamesFrom;
    for (const [level, layer] of Object.entries(names))
      if ((level === 'grid') === close) all.addLayer(layer);
      else all.removeLayer(layer);
  };
  choose();
  map.on('zoomend', choose);
  all.on('remove', () => map.off('zoomend', choose));
  return all;
}

/** The ring of an area as a shape that lets taps through. */
export function outlineOf({ ring }: Area, { at }: Ground, className = ''): L.Polygon {
  return L.polygon(ring.map(at), { className, interactive: false });
}

function nameOf(name: string, at: L.LatLng): L.Marker {
  const words = document.createElement('span');
  words.textContent = name;
  const icon = L.divIcon({ html: words, className: styles.name ?? '', iconSize: [0, 0] });
  return L.marker(at, { icon, interactive: false, keyboard: false });
}
