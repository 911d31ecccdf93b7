import { distanceM } from './distance.ts';

/** Days for which something seen on site may wait on a phone. */
export const seenDays = 3;
/** Metres from a case within which somebody is there. */
export const onSiteMetres = 300;
/** Metres of uncertainty that are believed: a phone that knows nothing is not everywhere. */
const mostUncertainM = 500;

interface Place {
  lng: number;
  lat: number;
  accuracyM?: number | undefined;
}

const uncertainM = ({ accuracyM = 0 }: Place) => Math.min(accuracyM, mostUncertainM);

/** Whether somebody at a position is where a case lies, as far as both positions are known. */
export const isOnSite = (position: Place, place: Place): boolean =>
  distanceM(position, place) - uncertainM(position) - uncertainM(place) <= onSiteMetres;
