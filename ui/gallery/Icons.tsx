import { Goods, type GoodsKind } from '../drawings/Goods.tsx';
import * as icons from '../icons.tsx';
import styles from './gallery.module.css';

const goods: GoodsKind[] = ['oil', 'grain', 'household', 'service', 'family', 'other'];

export function Icons() {
  return (
    <main className={styles.page}>
      <h1>图标</h1>
      <div className={styles.row}>
        {Object.entries(icons).map(([name, Icon]) => (
          <div key={name} className={styles.icon}>
            <Icon size={32} />
            {name.replace('Icon', '')}
          </div>
        ))}
      </div>
      <div className={styles.row}>
        {goods.map((kind) => (
          <Goods key={kind} kind={kind} />
        ))}
      </div>
    </main>
  );
}
