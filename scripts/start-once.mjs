// Starts the product in this folder as a newcomer would, waits until it is ready, stops it as Ctrl-C
// would, and looks whether anything is left. Exits with 1 when any of that fails.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const readyWithinMs = 240_000;
const goneWithinMs = 60_000;
const root = join(import.meta.dirname, '..');
const dataDir = await mkdtemp(join(tmpdir(), 'start-once-'));
// PostgreSQL does not run as root; the user it then runs as must be able to come in.
await chmod(dataDir, 0o711);
const port = await freePort();

const npm = spawn('npm', ['start'], {
  cwd: root,
  env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: true,
});
await once(npm, 'spawn');
const group = Number(npm.pid);
const complaint = await tryOut();
if (await groupLives()) send(-group, 'SIGKILL');
for (const { pid } of await processesOf(dataDir)) send(pid, 'SIGKILL');
await rm(dataDir, { recursive: true, force: true });
console.log(complaint ?? 'Started, answered and stopped, leaving nothing behind.');
process.exitCode = complaint ? 1 : 0;

/** What went wrong, or undefined. */
async function tryOut() {
  let ended = false;
  const ready = await within(readyWithinMs, 250, async () => {
    ended ||= !(await groupLives());
    return ended || (await isReady());
  });
  if (ended) return 'The server ended before it was ready.';
  send(-group, 'SIGINT');
  const gone = await within(goneWithinMs, 50, async () => !(await groupLives()));
  if (!gone) return 'The server did not end.';
  if (!ready) return `Not ready within ${readyWithinMs / 1_000} s.`;
  if (await isListening()) return `Something still listens on port ${port}.`;
  const left = await processesOf(dataDir);
  if (left.length > 0) return `Left running: ${left.map(({ command }) => command).join(', ')}`;
}

async function isReady() {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status === 200;
}

/** Zombies do not count: in a container nobody may ever reap them. */
async function groupLives() {
  const numbers = await readdir('/proc').catch(() => undefined);
  if (!numbers) return send(-group, 0);
  for (const pid of numbers.filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const [state, , leader] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(leader) === group && state !== 'Z') return true;
  }
  return false;
}

/** False when there is no such process. A negative number means a group, signal 0 only asks. */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

function isListening() {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

/** Processes that work in the folder or were started with its name, where the system tells. */
async function processesOf(folder) {
  const numbers = await readdir('/proc').catch(() => []);
  const found = [];
  for (const pid of numbers.filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const place = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    if (command.includes(folder) || place.startsWith(folder)) {
      found.push({ pid: Number(pid), command: command.replaceAll('\0', ' ').trim() });
    }
  }
  return found;
}

async function within(limitMs, everyMs, done) {
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += everyMs) {
    if (await done()) return true;
    await pause(everyMs);
  }
  return false;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
