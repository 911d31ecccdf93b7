import type { Redemption } from '../../contract/redemptions.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { presentMs } from '../../ui/now.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { dayText, localDay } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { More } from '../frame/More.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { CardPart } from './CardPart.tsx';
import styles from './Shop.module.css';
import { useRedemptions } from './use-shop.ts';
import { useShopTexts } from './use-shop-texts.ts';
import { WaitingStub } from './WaitingStub.tsx';

const tags: Record<Redemption['state'], TagState> = {
  reserved: 'quiet',
  handed_over: 'settled',
  cancelled: 'reversed',
  refused: 'reversed',
  timed_out: 'reversed',
  returned: 'reversed',
};

/** What I reserved and took: what still waits as a stub with its code, the rest as lines. */
export default function Redemptions() {
  const { t } = useTexts();
  const s = useShopTexts();
  const mine = useRedemptions();
  return (
    <Screen title={s('list.title')} back={{ label: t('back'), href: paths.shop }}>
      <Loaded asked={mine}>
        {({ pages }) => {
          const all = pages.flatMap(({ redemptions }) => redemptions);
          if (all.length === 0) return <Nothing />;
          return (
            <>
              <ul className={styles.stubs}>
                {all.map((redemption) => (
                  <li key={redemption.id}>
                    {redemption.state === 'reserved' ? (
                      <WaitingStub redemption={redemption} />
                    ) : (
                      <Line redemption={redemption} />
                    )}
                  </li>
                ))}
              </ul>
              <More pages={mine} />
            </>
          );
        }}
      </Loaded>
      <CardPart />
    </Screen>
  );
}

function Line({ redemption }: { redemption: Redemption }) {
  const { say, language } = useTexts();
  const s = useShopTexts();
  const { state, name, counter, points, account, handedOverAt, endedAt, reservedAt } = redemption;
  const day = dayText(localDay(endedAt ?? handedOverAt ?? reservedAt), presentMs(), language);
  return (
    <div className={styles.line}>
      <span className={styles.words}>
        <span className={styles.label}>{say(name)}</span>
        <span className={styles.quiet}>{s('list.at', { counter: say(counter), day })}</span>
        <span className={styles.quiet}>
          {s(account === 'own' ? 'list.points' : 'list.pointsShared', {
            points: pointsText(points),
          })}
        </span>
      </span>
      <StateTag state={tags[state]}>{s(`state.${state}`)}</StateTag>
    </div>
  );
}

function Nothing() {
  const s = useShopTexts();
  return (
    <EmptyState
      drawing={<LampEmpty />}
      title={s('list.empty')}
      line={s('list.emptyLine')}
      action={<ButtonLink href={paths.shop}>{s('list.toShop')}</ButtonLink>}
    />
  );
}
