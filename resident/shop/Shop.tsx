import { useState } from 'react';
import type { Redemption, ShopItem, Shop as Shown } from '../../contract/redemptions.ts';
import type { RewardKind } from '../../contract/rewards.ts';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { useAnswer } from '../api.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { FindField, NotFound } from './FindField.tsx';
import { isFound } from './find.ts';
import { ReserveSheet } from './ReserveSheet.tsx';
import styles from './Shop.module.css';
import { ShopCard } from './ShopCard.tsx';
import { useShopTexts } from './use-shop-texts.ts';
import { WaitingStub } from './WaitingStub.tsx';

type Kind = 'all' | RewardKind;

/** What waits to be collected, with its code; then everything that points can be spent on. */
export default function Shop() {
  const { t } = useTexts();
  const s = useShopTexts();
  const shop = useAnswer('listShop', {});
  const mine = useAnswer('listMyRedemptions', {});
  return (
    <Screen
      title={s('title')}
      back={{ label: t('back'), href: paths.points }}
      action={
        shop.data && (
          <span className={styles.spendable}>
            <Spendable shop={shop.data} />
          </span>
        )
      }
    >
      <Waiting redemptions={mine.data?.redemptions ?? []} />
      <nav className={styles.links} aria-label={s('title')}>
        <a className={styles.link} href={paths.redemptions}>
          {s('mine')}
        </a>
        <a className={styles.link} href={paths.redPackets}>
          {s('redPackets')}
        </a>
      </nav>
      <Loaded asked={shop}>{(shown) => <Items shop={shown} />}</Loaded>
    </Screen>
  );
}

/** What there is to spend: of the household’s, too, where it has some. */
function Spendable({ shop: { spendable, household } }: { shop: Shown }) {
  const s = useShopTexts();
  const points = pointsText(spendable);
  return household === null || household === 0
    ? s('spendable', { points })
    : s('spendableShared', { points, shared: pointsText(household) });
}

function Waiting({ redemptions }: { redemptions: readonly Redemption[] }) {
  const waiting = redemptions.filter(({ state }) => state === 'reserved');
  if (waiting.length === 0) return null;
  return (
    <ul className={styles.stubs}>
      {waiting.map((redemption) => (
        <li key={redemption.id}>
          <WaitingStub redemption={redemption} />
        </li>
      ))}
    </ul>
  );
}

function Items({ shop }: { shop: Shown }) {
  const { items, spendable } = shop;
  const s = useShopTexts();
  const [kind, setKind] = useState<Kind>('all');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ShopItem>();
  const kinds = [...new Set(items.map((item) => item.kind))];
  const found = items.filter((item) => isFound(words, item));
  const shown = found.filter((item) => kind === 'all' || item.kind === kind);
  if (items.length === 0)
    return <EmptyState drawing={<LampEmpty />} title={s('empty')} line={s('emptyLine')} />;
  return (
    <>
      <FindField words={words} onChange={setWords} />
      {kinds.length > 1 && (
        <ChoiceChips
          label={s('kinds.label')}
          choices={(['all', ...kinds] as const).map((value) => ({
            value,
            label: s(`kinds.${value}`),
          }))}
          value={kind}
          onChange={setKind}
        />
      )}
      {shown.length === 0 && <NotFound words={words} isElsewhere={found.length > 0} />}
      <ul className={styles.items}>
        {shown.map((item) => (
          <li key={item.id}>
            <ShopCard item={item} spendable={spendable} onChoose={() => setChosen(item)} />
          </li>
        ))}
      </ul>
      {chosen && <ReserveSheet item={chosen} shop={shop} onClose={() => setChosen(undefined)} />}
    </>
  );
}
