import { useEffect } from 'react';
import { presentMs } from '../../ui/now.ts';
import { stampText } from '../dates.ts';
import notices from '../notices/Notices.module.css';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Settlements.module.css';
import { useMarkToldRead, useSettlementTexts, useTold } from './use-settlements.ts';

const shown = 3;

/** The last things that a merchant was told. What was new keeps its lamp until the next visit. */
export function MerchantNotices() {
  const { say, language } = useTexts();
  const s = useSettlementTexts();
  const told = useTold();
  const { mutate: markRead } = useMarkToldRead();
  const all = told.data?.notices.slice(0, shown) ?? [];
  const [newest] = all;
  const unread = newest && !newest.read ? newest.id : undefined;
  useEffect(() => {
    if (unread) markRead(unread);
  }, [unread, markRead]);
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="merchant-notices">
      <h2 id="merchant-notices" className={styles.heading}>
        {s('notices')}
      </h2>
      <ul className={notices.list}>
        {all.map((one) => (
          <li key={one.id} className={notices.notice}>
            <span className={notices.lamp} data-unread={!one.read}>
              {!one.read && <span className="visually-hidden">{s('unread')}</span>}
            </span>
            <span className={notices.words}>
              {one.settlement === null ? (
                say(one.words)
              ) : (
                <a className="stretched" href={paths.settlement(one.settlement)}>
                  {say(one.words)}
                </a>
              )}
              <span className={notices.time}>{stampText(one.at, presentMs(), language)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
