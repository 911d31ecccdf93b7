import { ConfigError } from '../../server/config.ts';
import { verifyAudits } from './audit.ts';
import { verifyExport } from './audit-export.ts';
import { verifyJournals } from './journal.ts';
import { SettingError } from './reached.ts';
import { readCommand, usage } from './read-command.ts';
import { FileError, readCheckpoint, verifyReceipt } from './receipt.ts';
import { verifyTls } from './tls.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

/** @returns 0 whole, 1 something is wrong, 2 it could not be checked */
async function run(args: string[]): Promise<number> {
  const command = readCommand(args);
  if (typeof command === 'string') {
    complain(`${command}\n${usage}`);
    return 2;
  }
  try {
    if (command.kind === 'receipt') return await verifyReceipt(command, say);
    if (command.kind === 'audit') return await verifyAudits(command, say);
    if (command.kind === 'audit-export') return await verifyExport(command, say);
    if (command.kind === 'tls') return await verifyTls(command, say);
    const { county, key, checkpoint } = command;
    const saved = checkpoint === undefined ? undefined : readCheckpoint(checkpoint);
    return await verifyJournals({ county, key, saved }, say);
  } catch (error) {
    const ours = [FileError, SettingError, ConfigError].some((kind) => error instanceof kind);
    if (!ours) throw error;
    complain((error as Error).message);
    return 2;
  }
}

process.exitCode = await run(process.argv.slice(2));
