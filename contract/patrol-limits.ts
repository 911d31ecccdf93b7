/** Hours for which a patrol is open to join and to walk. */
export const openHours = 12;
/** Scans of one walk: one a minute for five hours. */
export const mostScans = 300;
/** Minutes between two scans that still count: whoever passes no point for longer may have sat down somewhere. */
export const mostApartMinutes = 20;
