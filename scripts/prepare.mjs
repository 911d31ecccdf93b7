// Makes a fresh checkout ready: installs the packages and builds the screens when either is out of
// date, and says nothing otherwise. Runs on any Node from 20 up, before any package is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const bin = join(root, 'node_modules/.bin');
const supported = ['linux-x64', 'linux-arm64', 'darwin-arm64'];
const platform = `${process.platform}-${process.arch}`;
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20) stop(`Node.js 20 or newer is needed, this is ${process.version}.`);
installPackages();
buildScreens();

function installPackages() {
  const wanted = hashOf(['package-lock.json'], platform);
  const mark = join(root, 'node_modules/.prepared');
  if (read(mark) === wanted) return;
  refuseUnsupported();
  console.log('Installing packages (about half a minute, once) …');
  // `npm ci` refuses a lock that lacks the packages of platforms we do not run on; `install` keeps
  // to the versions in the lock, and `--no-save` keeps it from being written.
  npmInstall();
  // npm leaves out an optional package whose `engines` do not admit the Node it runs on. The Node
  // that came with the first pass is new enough for all of them.
  if (major < 24 && existsSync(join(bin, 'node'))) npmInstall();
  writeFileSync(mark, wanted);
}

function npmInstall() {
  const words = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath ?? '';
  const node = existsSync(join(bin, 'node')) ? join(bin, 'node') : process.execPath;
  // npm's own file when npm started us, so that it runs on the Node we choose.
  const [program, first] = /npm-cli\.c?js$/.test(npm) ? [node, [npm]] : ['npm', []];
  run(program, [...first, ...words], 'The packages could not be installed.');
}

function buildScreens() {
  const sources = ['resident', 'console', 'board', 'ui', 'contract'].flatMap(filesBelow);
  const wanted = hashOf([
    ...sources,
    'vite.config.ts',
    'scripts/build.mjs',
    'scripts/worker-list.mjs',
    'package-lock.json',
  ]);
  const mark = join(root, 'dist/.built');
  if (read(mark) === wanted) return;
  console.log('Building the screens …');
  const node = existsSync(join(bin, 'node')) ? join(bin, 'node') : process.execPath;
  run(node, ['scripts/build.mjs'], 'The screens could not be built.');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(mark, wanted);
}

function refuseUnsupported() {
  if (!supported.includes(platform)) {
    stop(`This machine (${platform}) is not supported. Supported: ${supported.join(', ')}.`);
  }
  if (process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime) {
    stop('The bundled database needs glibc; musl systems such as Alpine are not supported.');
  }
  const ownNode = process.platform !== 'linux';
  if (ownNode && (major < 22 || (major === 22 && minor < 18))) {
    stop(`On this system Node.js 22.18 or newer is needed, this is ${process.version}.`);
  }
}

/** Paths of the files below a folder of ours, sorted; none when it does not exist. */
function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}

function hashOf(paths, more = '') {
  const hash = createHash('sha256').update(more);
  for (const path of paths) hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function run(program, words, complaint) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  const { status, error } = spawnSync(program, words, { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) stop(error ? `${complaint} ${error.message}` : complaint);
}

function stop(words) {
  console.error(words);
  process.exit(1);
}
