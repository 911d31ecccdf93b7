import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { unpackWoff } from './woff.ts';

/** What is to be printed: a template of ours, and the words for it. */
export interface Paper {
  /** File name inside the typesetter's folder. */
  template: string;
  /** Read by the template as JSON: text in it is set as it stands and never run. */
  data: object;
  /** Stands in the file as its date, so that the same paper is the same bytes. */
  madeAt: Date;
}

export interface Typesetter {
  /** The paper as PDF. An error in the template is thrown with its place: a defect of ours. */
  pdf(paper: Paper): Promise<Buffer>;
  /** The same pages as one SVG, below each other, with their text beside the outlines. */
  svg(paper: Paper): Promise<string>;
}

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
function assertNoPackages(folder: string): void {
  for (const name of globSync('**/*.typ', { cwd: folder }))
    if (/["']@/.test(readFileSync(join(folder, name), 'utf8')))
      throw new Error(`${name} names a package: papers are set without the network`);
}

/** How long the compiler and what it has read of the fonts stay in memory after the last paper. */
const keptForMs = 5 * 60_000;

/**
 * Sets papers from the templates of one folder; nothing outside it can be read. The compiler is
 * loaded with the first paper and let go when none has been asked for in a while, because a server
 * that prints nothing should not carry the fonts.
 */
export function createTypesetter(folder: string): Typesetter {
  let compiler: NodeCompiler | undefined;
  let leaving: NodeJS.Timeout | undefined;
  async function open(): Promise<NodeCompiler> {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      compiler?.evictCache(0);
      compiler = undefined;
    }, keptForMs).unref();
    if (compiler === undefined) assertNoPackages(folder);
    compiler ??= NodeCompiler.create({
      workspace: folder,
      fontArgs: [
        // In this order: fonts in memory after fonts in folders end the whole process.
        { fontBlobs: latin.map((name) => unpackWoff(readFileSync(fileOf(name)))) },
        { fontPaths: chinese.map((name) => dirname(fileOf(name))) },
      ],
    });
    return compiler;
  }
  return {
    pdf: async (paper) => {
      const opened = await open();
      const creationTimestamp = Math.floor(paper.madeAt.getTime() / 1000);
      return opened.pdf(set(opened, folder, paper), { creationTimestamp });
    },
    svg: async (paper) => {
      const opened = await open();
      return opened.svg(set(opened, folder, paper));
    },
  };
}

function set(compiler: NodeCompiler, folder: string, { template, data }: Paper): NodeTypstDocument {
  // Results of earlier papers are kept for a few more, then dropped.
  compiler.evictCache(4);
  const setting = compiler.compile({
    mainFilePath: `${folder}/${template}`,
    inputs: { data: JSON.stringify(data) },
  });
  if (setting.result === null) {
    const errors = setting.takeError()?.shortDiagnostics ?? [];
    throw new Error(`${template} cannot be set: ${JSON.stringify(errors)}`);
  }
  return setting.result;
}
