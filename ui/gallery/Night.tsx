import { Button } from '../Button.tsx';
import { Logo } from '../drawings/Logo.tsx';
import { Roofs } from '../drawings/Roofs.tsx';
import { PointsFigure } from '../PointsFigure.tsx';
import { Stat } from '../Stat.tsx';
import { StateTag } from '../StateTag.tsx';
import styles from './gallery.module.css';

export function Night() {
  return (
    <>
      <main className={styles.sky} data-surface="sky">
        <div className={styles.row}>
          <Logo size={44} label="平安" />
          <h1>临溪县　万家灯火</h1>
        </div>
        <h2>今天</h2>
        <div className={styles.row} style={{ gap: 40 }}>
          <Stat label="居民上报" figure="37" unit="件" size="l" />
          <Stat label="办结" figure="41" unit="件" size="l" tone="gold" />
          <Stat label="正在办" figure="128" unit="件" size="l" />
          <Stat label="超时" figure="2" unit="件" size="l" tone="lantern" note="标红，人人看得到" />
        </div>
        <div className={styles.row}>
          <PointsFigure points={412} state="provisional" />
          <PointsFigure points={3206} />
          <StateTag state="settled">已入账</StateTag>
          <StateTag state="held">暂扣</StateTag>
          <StateTag state="overdue">超时</StateTag>
          <Button kind="outline" size="s">
            看公示
          </Button>
        </div>
        <div style={{ height: 40 }} />
        <Roofs streets={3} />
      </main>
      <footer className={styles.page}>刚刚办结</footer>
    </>
  );
}
