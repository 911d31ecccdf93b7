import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import type { DriveDone, DriveRequest } from './report.ts';

const { address, county, tokens, callers, seconds } = workerData as DriveRequest;
const agent = new Agent({ keepAlive: true, maxSockets: callers });
const url = new URL(`/api/${county}/reports`, address);
const categories = ['040300', '050100', '020100'];
let sent = 0;
let paid = 0;

/** A report that nobody made before, somewhere in the county. */
function body(): string {
  const number = ++sent;
  return JSON.stringify({
    category: categories[number % categories.length],
    words: `第 ${number} 件 ${Math.random().toString(36).slice(2)}：人行道上停了车`,
    place: `老街 ${number} 号`,
    position: { lng: 120 + Math.random() * 0.2, lat: 28.8 + Math.random() * 0.1 },
    photoIds: [],
  });
}

function report(token: string): Promise<void> {
  const payload = body();
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(payload),
    'idempotency-key': `bench-${sent}-${Math.random().toString(36).slice(2)}`,
    cookie: `pingan_resident=${token}`,
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => {
        if (answer.statusCode !== 201) reject(new Error(`${answer.statusCode}: ${text}`));
        else {
          if (text.includes('"provisional"')) paid += 1;
          resolve();
        }
      });
    });
    asked.on('error', reject);
    asked.end(payload);
  });
}

const started = performance.now();
const until = started + seconds * 1_000;
let reports = 0;
await Promise.all(
  Array.from({ length: callers }, async () => {
    while (performance.now() < until) {
      const token = tokens[reports % tokens.length];
      reports += 1;
      if (token !== undefined) await report(token);
    }
  }),
);
agent.destroy();
const done: DriveDone = {
  perSecond: (reports * 1_000) / (performance.now() - started),
  reports,
  paid,
};
parentPort?.postMessage(done);
