/** Scans of one walk: one a minute for five hours. */
export const mostScans = 300;
/** Minutes between two scans that still count: whoever passes no point for longer may have sat down somewhere. */
export const mostApartMinutes = 20;
