/** What this phone remembers about who uses it; the session itself is a cookie no script can read. */
const residentKey = 'pingan.resident';
const placeKey = 'pingan.return-to';
const laterKey = 'pingan.profile-later';
const typedKey = 'pingan.typed-phone';

function read(store: () => Storage, key: string): string | null {
  try {
    return store().getItem(key);
  } catch {
    return null;
  }
}

function write(store: () => Storage, key: string, value: string | null): void {
  try {
    if (value === null) store().removeItem(key);
    else store().setItem(key, value);
  } catch {
    // Storage may be forbidden; then only this visit remembers.
  }
}

const local = () => localStorage;
const visit = () => sessionStorage;

/** The resident who last signed in here: whose draft to open when there is no network to ask. */
export const rememberedResident = () => read(local, residentKey);
export const rememberResident = (id: string | null) => write(local, residentKey, id);

/** Where to go after the sign-in that interrupts. */
export function rememberPlace(place: string): void {
  if (!place.startsWith('/sign-in')) write(visit, placeKey, place);
}

/** Home is where everyone arrives; only elsewhere something was interrupted. */
export const interrupted = () => (read(visit, placeKey) ?? '/') !== '/';

export function takePlace(): string {
  const place = read(visit, placeKey) ?? '/';
  write(visit, placeKey, null);
  return place;
}

/**
 * yes: somebody is out on a patrol, or has one to hand in · over: all that is left of it is that the server hears of
 * its end. After a restart either goes on, whatever page is opened.
 */
export type WalkHere = 'yes' | 'over';
const walkKey = 'pingan.walk';
export const isWalkHere = () => read(local, walkKey) !== null;
export const isWalking = () => read(local, walkKey) === 'yes';
export const rememberWalk = (walk: WalkHere | null) => write(local, walkKey, walk);

/** The phone that somebody is typing, for this visit: a way to a provider and back leaves the page. */
export const typedPhone = () => read(visit, typedKey) ?? '';
export const rememberTyped = (phone: string) => write(visit, typedKey, phone === '' ? null : phone);

export const profilePutOff = () => read(visit, laterKey) !== null;
export const putOffProfile = () => write(visit, laterKey, 'yes');
