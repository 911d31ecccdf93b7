// `npm run evaluate -- WHAT FILES…`: judges labelled data without a server or a database; the last line is JSON.
// Exit code 0: judged · 2: a file or a line of it cannot be read.
import { InputError } from './csv.ts';
import { evaluateTracks } from './tracks.ts';

interface Evaluation {
  files: readonly string[];
  /** @returns lines for the reader, the last of them one line of JSON */
  run: (files: readonly string[]) => string[];
}

const evaluations: Record<string, Evaluation> = {
  tracks: { files: ['TRACKS.csv', 'INDEX.csv'], run: evaluateTracks },
};

const usage = Object.entries(evaluations)
  .map(([name, { files }]) => `用法 usage: npm run evaluate -- ${name} ${files.join(' ')}`)
  .join('\n');

function run([name = '', ...files]: string[]): number {
  const evaluation = Object.hasOwn(evaluations, name) ? evaluations[name] : undefined;
  if (evaluation?.files.length !== files.length) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  try {
    process.stdout.write(`${evaluation.run(files).join('\n')}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = run(process.argv.slice(2));
