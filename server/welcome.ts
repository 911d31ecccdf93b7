import type { FastifyInstance } from 'fastify';
import type { DemoCounty, DemoStaffSecrets } from '../db/seed/demo.ts';
import type { Config } from './config.ts';

interface Welcome {
  app: FastifyInstance | undefined;
  config: Config;
  demo: readonly DemoCounty[];
  staff: DemoStaffSecrets | undefined;
  say: (line: string) => void;
}

type Listening = Pick<Config, 'publicUrl' | 'host' | 'port' | 'tls'>;

/** Where people open the platform, without a last slash; on one machine, that machine by its name: passkeys know no numbers. */
export function openedAt({ publicUrl, host, port, tls }: Listening) {
  const here = ['0.0.0.0', '::', '127.0.0.1'].includes(host) ? 'localhost' : host;
  const scheme = tls === undefined ? 'http' : 'https';
  return (publicUrl ?? `${scheme}://${here}:${port}`).replace(/\/+$/, '');
}

/** Prints where to look and whom to sign in as. */
export function announce({ app, config, demo, staff, say }: Welcome): void {
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
  if (county === undefined || staff === undefined) return;
  say('');
  say(`演示县 demo county: ${county.name.zh} ${county.name.en}`);
  for (const { phone, name } of county.residents.slice(0, 2))
    say(
      `  居民 resident   ${phone}  ${name}（验证码会显示在屏幕上 · the code is shown on the screen)`,
    );
  say(
    '  工作人员 staff     登录页上点名字就能进（只有演示县这样）· one tap at the sign-in, in the demo only',
  );
  say(
    '                     或走真实的登录：账号、密码、动态口令 · or the real way: login, password, code',
  );
  say(`                     密码 password       ${staff.staffPassword}`);
  say(`                     动态口令密钥 TOTP key ${staff.totpKey}`);
  for (const { login, name, role } of county.staff)
    say(`  ${role.padEnd(20)}${login.padEnd(14)}${name}`);
}
