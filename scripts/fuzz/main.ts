// `npm run fuzz`: requests made from the contract, sound and spoilt, as everybody there is, to a server
// of its own or to one on this machine. The last line is JSON. Exit code 0: all were sent and nothing
// was found · 1: something was, and is named with the request to send again, or the run was cut short
// · 2: not begun.
import { judge } from '../../test/fuzz/judge.ts';
import { readRequest } from '../../test/fuzz/request.ts';
import { fuzz, tellFinding } from '../../test/fuzz/run.ts';
import { finderOf } from '../../test/fuzz/secrets.ts';
import { openSending } from '../../test/fuzz/send.ts';
import { type Command, readCommand, usage } from './read-command.ts';
import { type OpenTarget, reachTarget, startTarget } from './targets.ts';
import { told, verdictOf } from './verdict.ts';
import { proofOf, writeProof } from './write-proof.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function run({ target }: OpenTarget, command: Command): Promise<number> {
  const { requests, seed, minutes, lanes } = command;
  const at = new Date();
  const people = Object.keys(target.sessions);
  say(`种子 seed ${seed} · ${target.origin} · ${people.length + 1} 种身份 people`);
  if (people.length === 0) say('没有演示账号，只以访客身份请求 · no demo sign-ins: as nobody only');
  const result = await fuzz(target, {
    requests,
    seed,
    lanes,
    ...(minutes === undefined ? {} : { withinMs: minutes * 60_000 }),
    onProgress: (progress) => say(told(progress)),
  });
  say(told(result));
  for (const finding of result.findings) say(tellFinding(finding, seed));
  const { memoryBeforeMb: before, memoryMb: after } = result;
  if (before !== undefined && after !== undefined)
    say(`内存 memory of the server: ${before} → ${after} MB (${after - before} MB more)`);
  if (command.proof) {
    const tookMs = Date.now() - at.getTime();
    writeProof(proofOf(result, { command, people: people.length, tookMs, at }));
  }
  const verdict = verdictOf(result, command);
  for (const line of verdict.lines) say(line);
  return verdict.exitCode;
}

async function replay({ target }: OpenTarget, line: string): Promise<number> {
  const request = readRequest(line);
  const { send, close } = openSending(target.origin, 1);
  const answer = await send(request, target.sessions[request.as]?.[0] ?? '');
  close();
  say(`${answer.status} ${JSON.stringify(answer.headers)}\n${answer.body.toString('utf8')}`);
  const wrong = judge(request, answer, finderOf(target.secrets));
  say(wrong === undefined ? '没有问题 nothing is wrong about it' : `${wrong.fault}: ${wrong.what}`);
  return wrong === undefined ? 0 : 1;
}

const command = readCommand(process.argv.slice(2));
if (typeof command === 'string') {
  process.stderr.write(`${command}\n${usage}\n`);
  process.exitCode = 2;
} else {
  const opened = command.url === undefined ? await startTarget() : await reachTarget(command.url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void opened.close().then(() => process.exit(130)));
  try {
    process.exitCode = await (command.replay === undefined
      ? run(opened, command)
      : replay(opened, command.replay));
  } finally {
    await opened.close();
  }
}
