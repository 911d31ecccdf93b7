import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import type { Caller, RouteSpec } from './contract/route.ts';
import { contract } from './contract/table.ts';

export const screens = ['resident', 'counter', 'console', 'board'] as const;
export type Screen = (typeof screens)[number];

/** Where each lies: the counter's app stands beside the phone app, whose parts it uses. */
export const folders: Record<Screen, string> = {
  resident: 'resident',
  counter: 'resident/counter',
  console: 'console',
  board: 'board',
};

/** WebViews inside other apps on old phones; they know neither cascade layers nor CSS nesting. */
const oldPhones = ['chrome79', 'safari13'];
/** The same for what compiles sheets, in its own numbers; left out, it writes `:is()`, which they do not know either. */
const oldSheets = { chrome: 79 << 16, safari: 13 << 16 };

/** How one of the screens is built, to be served under its own path. */
export function configOf(screen: Screen): UserConfig {
  return {
    root: folder(folders[screen]),
    base: screen === 'resident' ? '/' : `/${screen}/`,
    cacheDir: folder(`node_modules/.vite/${screen}`),
    plugins: [react(), contractWithoutSchemas(screen)],
    css: { transformer: 'lightningcss', lightningcss: { targets: oldSheets } },
    build: {
      outDir: folder(`dist/${screen}`),
      emptyOutDir: true,
      target: oldPhones,
      cssTarget: oldPhones,
      // Nothing inline: pages are served with script-src 'self' and fonts are cached for long.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      ...workers[screen],
      chunkSizeWarningLimit: 1_500,
      reportCompressedSize: false,
    },
    server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  };
}

/** A service worker is a file of its own at an address that stays. */
const withWorkers = (page: string, scripts: Readonly<Record<string, string>>) => ({
  rolldownOptions: {
    input: {
      page: folder(page),
      ...Object.fromEntries(Object.entries(scripts).map(([name, at]) => [name, folder(at)])),
    },
    output: {
      entryFileNames: ({ name }: { name: string }) =>
        name in scripts ? `${name}.js` : 'assets/[name]-[hash].js',
    },
  },
});

const workers: Partial<Record<Screen, ReturnType<typeof withWorkers>>> = {
  resident: withWorkers('resident/index.html', {
    'push-worker': 'resident/notices/push-worker.ts',
  }),
  counter: withWorkers('resident/counter/index.html', { worker: 'resident/counter/worker.ts' }),
};

/** The worker of the phone app sends reports too: one script with all it needs, at an address that stays. */
export function configOfWorker(): UserConfig {
  const { build, ...config } = configOf('resident');
  return {
    ...config,
    plugins: [contractWithoutSchemas('resident')],
    publicDir: false,
    build: {
      ...build,
      emptyOutDir: false,
      rolldownOptions: {
        input: folder('resident/worker.ts'),
        output: { format: 'iife', entryFileNames: 'worker.js' },
      },
    },
  };
}

/** Whose routes a screen calls; those of others stay out of what a phone has to fetch. */
const isFor: Record<Screen, (caller: Caller) => boolean> = {
  // Merchants see to their settlements in the residents' app, and hand over in their own.
  resident: (caller) => ['anyone', 'resident', 'merchant'].includes(caller),
  counter: (caller) => caller === 'anyone' || caller === 'merchant',
  console: (caller) => caller !== 'resident',
  board: (caller) => caller === 'anyone',
};

/** The routes of a screen, by name. */
export const routesOf = (screen: Screen) => routesFor(isFor[screen]);

const routesFor = (isCaller: (caller: Caller) => boolean) =>
  Object.entries<RouteSpec>(contract).filter(([, { policy }]) => policy.who.some(isCaller));

/**
 * Screens call routes and never validate: the schemas, and the library that makes them, stay on the
 * server. That saves a phone some 34 KB before the first paint.
 */
function contractWithoutSchemas(screen: Screen): Plugin {
  const bare = ([name, route]: [string, RouteSpec]) => {
    const { method, path, policy, encoding } = route;
    const { idempotent, who } = policy;
    const read = screen === 'console' ? { idempotent, who } : { idempotent };
    return [name, { method, path, policy: read, encoding }];
  };
  const table = (routes: [string, RouteSpec][]) =>
    JSON.stringify(Object.fromEntries(routes.map(bare)));
  const ofScreen = table(routesOf(screen));
  // Of the grid workers' part of the phone app, which no resident fetches.
  const ofFieldWork = table(routesFor((caller) => caller === 'grid_worker'));
  return {
    name: 'contract-without-schemas',
    load: (id) => {
      const path = id.split('?')[0] ?? '';
      if (path.endsWith('/contract/table.ts')) return `export const contract = ${ofScreen};`;
      if (path.endsWith('/resident/field-work/routes.ts'))
        return `export const fieldWorkRoutes = ${ofFieldWork};`;
      return null;
    },
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
