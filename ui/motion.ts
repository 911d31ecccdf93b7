/** Whether nothing is to move: asked for in the settings of the app, or of the device. */
export const isStill = (): boolean =>
  document.documentElement.hasAttribute('data-still') ||
  matchMedia('(prefers-reduced-motion: reduce)').matches;
