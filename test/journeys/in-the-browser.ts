/** Everything that the page and the browser hold of this site. */
export const held = `(async () => {
  const done = (asked) => new Promise((yes, no) => {
    asked.onsuccess = () => yes(asked.result);
    asked.onerror = () => no(asked.error);
  });
  const parts = [localStorage, sessionStorage].map((store) => JSON.stringify({ ...store }));
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(objects.getAllKeys()), done(objects.getAll())]);
      parts.push(name, store, JSON.stringify([keys, values]));
    }
    database.close();
  }
  for (const name of await globalThis.caches?.keys() ?? []) {
    const cache = await caches.open(name);
    for (const asked of await cache.keys())
      parts.push(name, asked.url, await (await cache.match(asked)).text());
  }
  return [document.documentElement.outerHTML, ...parts].join(' ');
})()`;
