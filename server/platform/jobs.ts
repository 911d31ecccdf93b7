import { PgBoss } from 'pg-boss';
import type { Log } from './log.ts';
import type { ConnectionSettings } from './migrate.ts';

export interface Job {
  name: string;
  /** Five fields, Asia/Shanghai. */
  cron: string;
  run: () => Promise<unknown>;
}

export interface Jobs {
  stop(): Promise<void>;
}

/** Runs recurring jobs from the database's own queue: one process of many carries out each turn. */
export async function startJobs(options: {
  connection: ConnectionSettings;
  jobs: readonly Job[];
  log: Log;
}): Promise<Jobs> {
  const { connection, jobs, log } = options;
  const boss = new PgBoss({ ...connection, max: 2, application_name: 'pingan-points-jobs' });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  await boss.start();
  for (const { name, cron, run } of jobs) {
    await boss.createQueue(name, { policy: 'singleton' });
    await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai' });
    await boss.work(name, { pollingIntervalSeconds: 5 }, async () => {
      await run();
    });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) };
}
