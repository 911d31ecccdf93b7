import L from 'leaflet';
import type { MapTiles } from '../contract/areas.ts';

/** Lays the background of the county’s choice under a map, with the number of its approval. */
export function addTiles(map: L.Map, tiles: MapTiles): L.LayerGroup {
  const { layers, subdomains, maxZoom, attribution } = tiles;
  // Keys of 天地图 are bound to the address of the site, which it reads from the referrer.
  const pictures = layers.map((layer) =>
    // Closer than the pictures go, they are drawn larger.
    L.tileLayer(layer, {
      subdomains,
      maxNativeZoom: maxZoom,
      maxZoom: map.getMaxZoom(),
      referrerPolicy: 'origin',
    }),
  );
  const whose = L.control.attribution({ prefix: false }).addAttribution(plain(attribution));
  const laid = L.layerGroup(pictures).addTo(map);
  whose.addTo(map);
  laid.on('remove', () => whose.remove());
  return laid;
}

/** Leaflet writes it as markup, which our pages do not take: brackets go. */
const plain = (text: string) => text.replace(/[<>&]/g, ' ');
