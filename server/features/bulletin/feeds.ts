import type { County } from '../../../contract/areas.ts';
import type { BulletinEntry } from '../../../contract/bulletin.ts';
import { localDate } from '../../platform/calendar.ts';
import { PublicDocument } from '../../platform/http/documents.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Ask, Deps } from '../../platform/use-case.ts';
import * as photos from '../photos/service.ts';
import { showEntry } from './shown.ts';
import * as store from './store.ts';

export interface FeedDeps extends Pick<Deps, 'database' | 'clock'> {
  getCounty: (scope: Scope) => Promise<Pick<County, 'name'>>;
  /** Where people open the platform, without the last slash. */
  publicUrl: string;
}

/** A file whose size and kind the feed names, so its address names the kind as well. */
interface Picture {
  url: string;
  bytes: number;
}

interface Item {
  entry: BulletinEntry;
  url: string;
  /** Of the work done, or where there is none, of what was wrong. */
  picture: Picture | undefined;
}

interface Feed {
  title: string;
  description: string;
  home: string;
  self: string;
  language: 'zh' | 'en';
  items: Item[];
}

/** More than a reader misses in a week. */
const newest = 30;

const about = {
  zh: { title: '平安公示', line: '办结的事，已隐去人名、门牌，照片已遮挡。' },
  en: {
    title: 'Notice board',
    line: 'What was solved, without names and doors; photos are masked.',
  },
};

async function gather(deps: FeedDeps, ask: Ask, file: string): Promise<Feed> {
  const { scope, language } = ask;
  const today = localDate(deps.clock.now());
  const page = { before: undefined, limit: newest, today };
  const rows = await store.listEntries(deps.database.read, scope, page);
  const entries = rows.map(showEntry);
  const shown = entries.flatMap((entry) => pictureOf(entry) ?? []);
  const copies = await photos.findMasked(deps.database.read, scope, shown);
  const { name } = await deps.getCounty(scope);
  const publicFiles = `${deps.publicUrl}/api/${scope.county}/public`;
  const board = `${deps.publicUrl}/board/?county=${scope.county}#/bulletin`;
  return {
    title: `${name[language]} · ${about[language].title}`,
    description: about[language].line,
    home: board,
    self: `${publicFiles}/${file}`,
    language,
    items: entries.map((entry) => {
      const copy = copies.get(pictureOf(entry) ?? '');
      const picture = copy && {
        url: `${publicFiles}/photos/${copy.id}?as=webp`,
        bytes: copy.bytes,
      };
      return { entry, url: `${board}/${entry.id}`, picture };
    }),
  };
}

const pictureOf = ({ before, after }: BulletinEntry) => after[0] ?? before[0];

const summaryOf = ({ words, place, categoryName, code }: BulletinEntry, language: 'zh' | 'en') =>
  `${words}\n${place} · ${categoryName[language]} · ${code}`;

/** RSS 2.0 (rssboard.org), with the address of itself as Atom has it. */
export async function rssFeed(deps: FeedDeps, ask: Ask): Promise<PublicDocument> {
  const feed = await gather(deps, ask, 'bulletin.rss');
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    element('title', feed.title),
    element('link', feed.home),
    element('description', feed.description),
    element('language', feed.language === 'zh' ? 'zh-CN' : 'en'),
    element('ttl', '60'),
    `<atom:link href="${escaped(feed.self)}" rel="self" type="application/rss+xml"/>`,
    ...feed.items.map((item) => rssItem(item, feed.language)),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
  return new PublicDocument(Buffer.from(text), {
    type: 'application/rss+xml; charset=utf-8',
    name: `bulletin-${ask.scope.county}.rss`,
  });
}

function rssItem({ entry, url, picture }: Item, language: 'zh' | 'en'): string {
  const enclosure =
    picture &&
    `<enclosure url="${escaped(picture.url)}" length="${picture.bytes}" type="image/webp"/>`;
  return [
    '<item>',
    element('title', entry.title),
    element('link', url),
    `<guid isPermaLink="false">urn:uuid:${entry.id}</guid>`,
    element('pubDate', new Date(entry.publishedAt).toUTCString()),
    element('category', entry.categoryName[language]),
    element('description', summaryOf(entry, language)),
    ...(enclosure === undefined ? [] : [enclosure]),
    '</item>',
  ].join('\n');
}

const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Signs that XML 1.0 cannot hold at all. */
const unfit = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const escaped = (text: string) =>
  text.replace(unfit, '').replace(/[&<>"]/g, (sign) => entities[sign] ?? '');

/** JSON Feed 1.1 (jsonfeed.org). */
export async function jsonFeed(deps: FeedDeps, ask: Ask): Promise<PublicDocument> {
  const { title, description, home, self, language, items } = await gather(
    deps,
    ask,
    'bulletin.json',
  );
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: home,
    feed_url: self,
    language: language === 'zh' ? 'zh-CN' : 'en',
    items: items.map(({ entry, url, picture }) => ({
      id: `urn:uuid:${entry.id}`,
      url,
      title: entry.title,
      content_text: summaryOf(entry, language),
      date_published: entry.publishedAt,
      tags: [entry.categoryName[language]],
      ...(picture && {
        image: picture.url,
        attachments: [{ url: picture.url, mime_type: 'image/webp', size_in_bytes: picture.bytes }],
      }),
    })),
  };
  return new PublicDocument(Buffer.from(JSON.stringify(feed)), {
    type: 'application/feed+json; charset=utf-8',
    name: `bulletin-${ask.scope.county}.json`,
  });
}
