import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

const hasProcFolder = process.platform === 'linux';

/**
 * What tells this process from a later one that was given the same number: its start time as the
 * kernel counts it. Undefined when no such process runs; a zombie counts as gone, because in a
 * container nobody may ever reap it.
 */
export function startOfProcess(pid: number): string | undefined {
  if (!hasProcFolder) return ask('ps', ['-o', 'lstart=', '-p', String(pid)]);
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? undefined : fields[19];
}

/** The command line of a process, or undefined when it is gone. */
export function commandOfProcess(pid: number): string | undefined {
  if (!hasProcFolder) return ask('ps', ['-o', 'command=', '-p', String(pid)]);
  return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim();
}

/**
 * The space in which this process's number means anything: one boot of one machine, and in a
 * container its own table of processes.
 */
export function processSpace(): string {
  if (!hasProcFolder) return hostname();
  const boot = read('/proc/sys/kernel/random/boot_id')?.trim();
  return `${hostname()} ${boot} ${link('/proc/self/ns/pid')}`;
}

/** The processes whose working folder is `folder`; where the system does not tell, none. */
export function processesWorkingIn(folder: string): number[] {
  if (!hasProcFolder) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && link(`/proc/${name}/cwd`) === folder)
    .map(Number)
    .filter((pid) => startOfProcess(pid) !== undefined);
}

function ask(command: string, words: string[]): string | undefined {
  try {
    return execFileSync(command, words, { encoding: 'utf8', stdio: 'pipe' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function link(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
