import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

export const screens = ['resident', 'console', 'board'] as const;
export type Screen = (typeof screens)[number];

/** WebViews inside other apps on old phones; they know neither cascade layers nor CSS nesting. */
const oldPhones = ['chrome80', 'safari13'];

/** How one of the three screens is built, to be served under its own path. */
export function configOf(screen: Screen): UserConfig {
  return {
    root: folder(screen),
    base: screen === 'resident' ? '/' : `/${screen}/`,
    cacheDir: folder(`node_modules/.vite/${screen}`),
    plugins: [react()],
    css: { transformer: 'lightningcss' },
    build: {
      outDir: folder(`dist/${screen}`),
      emptyOutDir: true,
      target: oldPhones,
      cssTarget: oldPhones,
      // Nothing inline: pages are served with script-src 'self' and fonts are cached for long.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1_500,
      reportCompressedSize: false,
    },
    server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  };
}

function folder(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** For `SCREEN=console vite`, which serves one screen and reloads it as it is edited. */
export default defineConfig(() => configOf(screens.find(isChosen) ?? 'resident'));

function isChosen(screen: Screen): boolean {
  return screen === process.env.SCREEN;
}
