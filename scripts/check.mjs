// `npm test`: types, format, lint and every test. All steps run even when one fails; the last line
// counts them: each test is one, each other step is one.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { tellShares, unproved } from './asvs.mjs';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules/.bin');
/** What Node made of each module: many processes load the same two thousand. */
const compiled = join(root, '.cache/compiled');
/** A skipped test fails the run unless its name says what this machine lacks. */
const mayBeSkipped = /\(needs [^)]+\)/;
const longestOutput = 200;
const slowestTold = 12;
const mostLookedAtAgain = 3;
const tally = { passed: 0, failed: 0 };

await Promise.all([
  step('types of server and tests', 'tsc', ['-p', 'tsconfig.json']),
  step('types of screens', 'tsc', ['-p', 'tsconfig.screens.json']),
]);
await step('format and lint', 'biome', ['check', '.']);
await step('promises', 'oxlint', ['--type-aware', '--deny-warnings']);
await tests();
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed > 0 ? 1 : 0;

async function step(name, program, words) {
  const started = performance.now();
  const { code, output } = await run(program, words, 'pipe');
  report(name, started, code === 0);
  if (code !== 0) console.log(output.trim().split('\n').slice(0, longestOutput).join('\n'));
  count(code === 0);
}

async function tests() {
  const started = performance.now();
  const first = await vitest([]);
  const { files, code } = await lookAgain(first);
  countTests(files, code, started);
  checkRequirements(files);
}

/** Names each file and each red test as it ends: a run cut short still says what was red. */
async function vitest(words) {
  const folder = await mkdtemp(join(tmpdir(), 'test-report-'));
  const file = join(folder, 'report.json');
  const strayFile = join(folder, 'stray-errors');
  const reporters = [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    '--reporter=./scripts/stray-errors.mjs',
  ];
  const env = { STRAY_ERRORS_FILE: strayFile };
  const { code } = await run('vitest', ['run', ...words, ...reporters], 'inherit', env);
  const report = JSON.parse(await readFile(file, 'utf8').catch(() => '{"testResults":[]}'));
  const stray = Number(await readFile(strayFile, 'utf8').catch(() => '1'));
  await rm(folder, { recursive: true });
  return { files: report.testResults, code, stray };
}

/**
 * A real browser beside a thousand other tests meets moments that no person would: where nothing but a few journeys
 * failed, these run once more, whole and alone, and that counts. What passes only then is named, to be mended.
 */
async function lookAgain(first) {
  const red = first.files.filter(({ status }) => status === 'failed').map(({ name }) => name);
  const isJourney = (name) => relative(root, name).startsWith('test/journeys/');
  if (first.stray > 0 || red.length === 0 || red.length > mostLookedAtAgain) return first;
  if (!red.every(isJourney)) return first;
  console.log('\nJourneys that failed, once more and alone:');
  const again = await vitest(['--project', 'journeys', '--maxWorkers', '1', ...red]);
  const last = new Map(again.files.map((file) => [file.name, file]));
  for (const { name, assertionResults, message } of first.files) {
    if (!red.includes(name)) continue;
    const tests = assertionResults.filter(({ status }) => status === 'failed');
    // One that could not be set up has no red test.
    const named = tests.length > 0 ? tests.map(({ fullName }) => fullName) : [message];
    for (const words of named)
      console.log(`failed beside others: ${relative(root, name)} > ${words}`);
  }
  // Without an answer for one of them the first look stands.
  if (!red.every((name) => last.has(name))) return first;
  return { files: first.files.map((file) => last.get(file.name) ?? file), code: again.code };
}

/** Requirements of security stand on tests: what they name must be there and have passed. */
function checkRequirements(files) {
  const results = files.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      path: relative(root, name),
      fullName,
      status,
    })),
  );
  for (const named of unproved(results)) complain(`docs/asvs.json: not passed: ${named}`);
  console.log(tellShares());
}

function countTests(files, code, started) {
  const before = { ...tally };
  for (const { name, status, assertionResults: tests, message } of files) {
    const place = relative(root, name);
    // A file that cannot be read holds no tests, and must not count as none.
    const broken = status === 'failed' && !tests.some((test) => test.status === 'failed');
    if (broken) complain(`${place} could not be run: ${message}`);
    for (const test of tests) countTest(place, test);
  }
  tellSlowest(files);
  const failures = tally.failed - before.failed;
  if (tally.passed === before.passed) complain('No test ran.');
  // An error outside any test, or a setup that failed, shows only in the exit code.
  else if (code !== 0 && failures === 0)
    complain(`The test run itself failed (exit code ${code}).`);
  report('tests', started, tally.failed === before.failed);
}

/** Where the minutes went: the whole check is to stay one that people wait for. */
function tellSlowest(files) {
  const timed = files.map(({ name, startTime, endTime }) => ({
    place: relative(root, name),
    seconds: Math.round((endTime - startTime) / 1_000),
  }));
  const slowest = timed.sort((a, b) => b.seconds - a.seconds).slice(0, slowestTold);
  console.log(slowest.map(({ place, seconds }) => `  ${seconds} s  ${place}`).join('\n'));
}

function countTest(place, { status, fullName }) {
  if (status === 'passed') return count(true);
  if (status === 'failed') return count(false);
  const allowed = mayBeSkipped.test(fullName);
  console.log(`skipped${allowed ? '' : ', which counts as failed'}: ${place} > ${fullName}`);
  if (!allowed) count(false);
}

function complain(words) {
  console.log(words);
  count(false);
}

function count(passed) {
  tally[passed ? 'passed' : 'failed'] += 1;
}

function report(name, started, passed) {
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds} s)`);
}

/** Runs a program of ours; its output is returned, or shown as it comes with `inherit`. */
function run(program, words, output, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(join(bin, program), words, {
      cwd: root,
      env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...env },
      stdio: ['ignore', output, output],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        text += chunk;
      });
    }
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: text }));
  });
}
