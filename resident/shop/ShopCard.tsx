import type { ShopItem } from '../../contract/redemptions.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Goods, goodsOfReward } from '../../ui/drawings/Goods.tsx';
import { presentMs } from '../../ui/now.ts';
import { PointsFigure, pointsText } from '../../ui/PointsFigure.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useApi } from '../api.ts';
import { dayText, localDay } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Shop.module.css';
import { useWish } from './use-shop.ts';
import { useShopTexts } from './use-shop-texts.ts';

interface ShopCardProps {
  item: ShopItem;
  spendable: number;
  onChoose: () => void;
}

/** One reward: what it is, where it is, what it costs me, and the one thing that I can do about it. */
export function ShopCard({ item, spendable, onChoose }: ShopCardProps) {
  const { t, say } = useTexts();
  const s = useShopTexts();
  const price = item.price ?? item.prices[0]?.points ?? 0;
  return (
    <Card bare className={styles.item}>
      <Picture item={item} />
      <div className={styles.about}>
        <h2 className={styles.name}>{say(item.name)}</h2>
        <p className={styles.quiet}>{say(item.words)}</p>
        <p className={styles.quiet}>
          <Left item={item} />
        </p>
        <Tiers item={item} />
        <LessForMe item={item} />
        <First item={item} />
        <div className={styles.buy}>
          {price === 0 ? (
            <span className={styles.free}>{s('item.free')}</span>
          ) : (
            <PointsFigure points={price} size="l" unit={t('points')} tone="gold" />
          )}
          <Act item={item} missing={price - spendable} onChoose={onChoose} />
        </div>
        {isOnlyShared(item) && <p className={styles.quiet}>{s('item.shared')}</p>}
        {item.why && !isGone(item) && <p className={styles.why}>{say(item.why)}</p>}
      </div>
    </Card>
  );
}

function Picture({ item }: { item: ShopItem }) {
  const { client } = useApi();
  if (item.photo === null)
    return (
      <div className={styles.picture} aria-hidden="true">
        <Goods kind={goodsOfReward[item.kind]} />
      </div>
    );
  return (
    <img
      className={styles.picture}
      src={client.publishedPhotoUrl(item.photo, 'thumb')}
      alt=""
      loading="lazy"
    />
  );
}

/** How many pieces there are, or how many slots still have a seat. */
function Left({ item }: { item: ShopItem }) {
  const { say } = useTexts();
  const s = useShopTexts();
  const open = item.offers.filter(({ left }) => left > 0);
  if (item.offers.some(({ slot }) => slot !== null)) return s('item.slots', { count: open.length });
  const left = open.reduce((sum, one) => sum + one.left, 0);
  const where = [...new Set(item.offers.map(({ counter }) => say(counter)))].join('、');
  return `${where} · ${s('item.left', { count: left })}`;
}

function Tiers({ item }: { item: ShopItem }) {
  const s = useShopTexts();
  const better = item.prices.filter(({ points }) => item.price === null || points < item.price);
  if (better.length === 0) return null;
  return (
    <p className={styles.quiet}>
      {better
        .map(({ from, points }) => s('item.tier', { from: pointsText(from), points }))
        .join(' · ')}
    </p>
  );
}

/** Why it costs me less than others. */
function LessForMe({ item: { price, prices } }: { item: ShopItem }) {
  const s = useShopTexts();
  const [usual] = prices;
  const mine = prices.find(({ points }) => points === price);
  if (usual === undefined || mine === undefined || mine.points >= usual.points) return null;
  const [from, points] = [pointsText(mine.from), pointsText(usual.points)];
  return <p className={styles.quiet}>{s('item.forMe', { from, points })}</p>;
}

interface ActProps {
  item: ShopItem;
  missing: number;
  onChoose: () => void;
}

/** The household has enough for it, and whoever asks has not. */
const isOnlyShared = ({ payable }: ShopItem) =>
  payable.includes('household') && !payable.includes('own');

const isGone = ({ offers }: ShopItem) => offers.every(({ left }) => left === 0);

/** A button where it can be had; otherwise what is missing, never a dead button. */
function Act({ item, missing, onChoose }: ActProps) {
  const { say } = useTexts();
  const s = useShopTexts();
  if (item.why === null)
    return (
      <Button onClick={onChoose} aria-label={`${s('item.get')} ${say(item.name)}`}>
        {s('item.get')}
      </Button>
    );
  if (isGone(item)) return <Gone item={item} />;
  if (item.price !== null && missing > 0)
    return (
      <span className={styles.short}>{s('item.missing', { points: pointsText(missing) })}</span>
    );
  return <span className={styles.shut}>{s('item.closed')}</span>;
}

/** There is none just now: whoever wants one can say so. */
function Gone({ item }: { item: ShopItem }) {
  const { say } = useTexts();
  const s = useShopTexts();
  const wish = useWish();
  if (wish.data !== undefined) return <span className={styles.shut}>{s('item.wished')}</span>;
  return (
    <Button
      kind="outline"
      busy={wish.isPending}
      aria-label={`${s('item.wish')} ${say(item.name)}`}
      onClick={() => wish.mutate({ reward: item.id })}
    >
      {s('item.wish')}
    </Button>
  );
}

/** That somebody is among those who come first, until it opens for everybody. */
function First({ item }: { item: ShopItem }) {
  const { language } = useTexts();
  const s = useShopTexts();
  const { opensAt, opensForAllAt } = item;
  if (opensForAllAt === null || opensAt === opensForAllAt) return null;
  if (new Date(opensForAllAt).getTime() <= presentMs()) return null;
  const day = dayText(localDay(opensForAllAt), presentMs(), language);
  return (
    <p className={styles.first}>
      <StateTag state="quiet">{s('item.first', { day })}</StateTag>
    </p>
  );
}
