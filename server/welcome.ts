import type { FastifyInstance } from 'fastify';
import type { DemoCounty } from '../db/seed/demo.ts';
import type { Config } from './config.ts';

interface Welcome {
  app: FastifyInstance | undefined;
  config: Config;
  demo: readonly DemoCounty[];
  staffPassword: string | undefined;
  say: (line: string) => void;
}

/** Where people open the platform, without a last slash; on one machine, that machine. */
export function openedAt({ publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>) {
  const here = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return (publicUrl ?? `http://${here}:${port}`).replace(/\/+$/, '');
}

/** Prints where to look and whom to sign in as. */
export function announce({ app, config, demo, staffPassword, say }: Welcome): void {
  if (app === undefined) {
    say('平安积分云平台 · worker ready');
    return;
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const url = openedAt({ ...config, port });
  say('');
  say('平安积分云平台 · Ping’an Points');
  say(`  居民端  resident   ${url}/`);
  say(`  工作台  console    ${url}/console/`);
  say(`  公示页  board      ${url}/board/`);
  say(`  接口    API        ${url}/docs`);
  const [county] = demo;
  if (county === undefined || staffPassword === undefined) return;
  say('');
  say(`演示县 demo county: ${county.name.zh} ${county.name.en}`);
  for (const { phone, name } of county.residents.slice(0, 2))
    say(
      `  居民 resident   ${phone}  ${name}（验证码会显示在屏幕上 · the code is shown on the screen)`,
    );
  for (const { login, name, role } of county.staff)
    say(`  ${role.padEnd(20)}${login.padEnd(14)}${staffPassword}  ${name}`);
}
