import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { unpackWoff } from './woff.ts';

/** To the thread: one paper at a time. */
export interface Order {
  as: 'pdf' | 'svg';
  template: string;
  /** JSON. */
  data: string;
  /** Seconds since 1970. */
  madeAt: number;
}

/** From the thread: the paper, or why it cannot be set. */
export type Answer =
  | { kind: 'set'; paper: Uint8Array | string }
  | { kind: 'failed'; reason: string };

/** What the thread is started with: the folder that it may read. */
const folder = workerData as string;

const expo = '@expo-google-fonts';
const chinese = [
  `${expo}/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf`,
  `${expo}/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf`,
  `${expo}/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf`,
];
/** Figures and English: the Chinese fonts draw an apostrophe as wide as a character. */
const latin = ['400', '600', '700'].map(
  (weight) => `@fontsource/source-serif-4/files/source-serif-4-latin-${weight}-normal.woff`,
);

const fileOf = (name: string) => fileURLToPath(import.meta.resolve(name));

/** The compiler would fetch a package that a template names: none of ours may name one. */
function assertNoPackages(): void {
  for (const name of globSync('**/*.typ', { cwd: folder }))
    if (/["']@/.test(readFileSync(join(folder, name), 'utf8')))
      throw new Error(`${name} names a package: papers are set without the network`);
}

let compiler: NodeCompiler | undefined;

function open(): NodeCompiler {
  if (compiler !== undefined) return compiler;
  assertNoPackages();
  compiler = NodeCompiler.create({
    workspace: folder,
    fontArgs: [
      // In this order: fonts in memory after fonts in folders end the whole process.
      { fontBlobs: latin.map((name) => unpackWoff(readFileSync(fileOf(name)))) },
      { fontPaths: chinese.map((name) => dirname(fileOf(name))) },
    ],
  });
  return compiler;
}

function set(opened: NodeCompiler, { template, data }: Order): NodeTypstDocument {
  // Results of earlier papers are kept for a few more, then dropped.
  opened.evictCache(4);
  const setting = opened.compile({ mainFilePath: `${folder}/${template}`, inputs: { data } });
  if (setting.result === null) {
    const errors = setting.takeError()?.shortDiagnostics ?? [];
    throw new Error(`${template} cannot be set: ${JSON.stringify(errors)}`);
  }
  return setting.result;
}

function carryOut(order: Order): Uint8Array | string {
  const opened = open();
  const document = set(opened, order);
  if (order.as === 'svg') return opened.svg(document);
  return opened.pdf(document, { creationTimestamp: order.madeAt });
}

function answerTo(order: Order): Answer {
  try {
    return { kind: 'set', paper: carryOut(order) };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(answerTo(order)));
