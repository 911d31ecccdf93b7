/** Somebody with an account at the stand-in, by the names that the province gives their fields. */
export interface StandInPerson {
  userId: string;
  userName: string;
  phone: string;
  idNo: string;
  /** Has the app set to large type. */
  elder?: boolean;
  /** The account is that of a company or an office. */
  legal?: boolean;
}

export interface StandInAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export const redirect = (location: string, cookie: string): StandInAnswer => ({
  status: 302,
  headers: {
    location,
    'set-cookie': `${cookie}; Path=/; SameSite=Lax`,
    'cache-control': 'no-store',
  },
  body: '',
});

export const json = (status: number, answer: object): StandInAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(answer),
});

/** What the app around a page tells it: whether its reader has large type, and a ticket where it has one. */
export function bridgeScript(uiStyle: 'elder' | 'normal', ticketId: string | null): StandInAnswer {
  const given = ticketId === null ? { result: false } : { result: true, ticketId };
  const body = `window.ZWJSBridge = {
  onReady: function (ready) { setTimeout(ready, 0); },
  getUiStyle: function () { return Promise.resolve({ uiStyle: '${uiStyle}' }); },
  ssoTicket: function () { return Promise.resolve(${JSON.stringify(given)}); },
};
`;
  const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' };
  return { status: 200, headers, body };
}

/** The page on which somebody chooses who to be. */
export function choicePage(query: URLSearchParams, people: readonly StandInPerson[]): string {
  const link = (more: Record<string, string>) =>
    escaped(`?${new URLSearchParams([...query, ...Object.entries(more)])}`);
  const rows = people.map(
    ({ userId, userName, phone, elder }) => `
    <li><a href="${link({ userId })}"><strong>${escaped(userName)}</strong>
      <span>${escaped(phone.replace(/^(\d{3})\d{4}/, '$1****'))}${elder ? ' · 长辈版 Large type' : ''}</span></a></li>`,
  );
  return `<h1>浙里办登录（演示）</h1>
  <p>这一页代替浙里办的登录页，只在演示里有。请选一个人。<br>
  This page stands in for Zheliban’s own, in the demo only. Please choose somebody.</p>
  <ul>${rows.join('')}</ul>
  <p><a href="${link({ cancel: 'yes' })}">不登录，返回 · Go back without signing in</a></p>`;
}

export function html(status: number, content: string): StandInAnswer {
  const body = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>浙里办登录（演示）</title>
<style>
body { margin: 0; padding: 24px 20px; background: #eef3fb; color: #16233b; font: 16px/1.6 system-ui, sans-serif; }
main { max-width: 30rem; margin: 0 auto; }
ul { margin: 16px 0; padding: 0; list-style: none; }
li a { display: flex; justify-content: space-between; gap: 12px; align-items: center; min-height: 60px; margin-bottom: 8px; padding: 0 16px;
  border: 1px solid #7e8aa3; border-radius: 12px; background: #fff; color: #16233b; text-decoration: none; }
a { color: #0b4a94; }
p > a { display: inline-flex; align-items: center; min-height: 60px; }
</style></head><body><main>${content}</main></body></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers, body };
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
