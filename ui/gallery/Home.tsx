import { BottomBar } from '../BottomBar.tsx';
import { Card } from '../Card.tsx';
import { CaseStub, StubCode } from '../CaseStub.tsx';
import { ClockChip } from '../ClockChip.tsx';
import { Logo } from '../drawings/Logo.tsx';
import { Roofs } from '../drawings/Roofs.tsx';
import { IconButton } from '../IconButton.tsx';
import {
  BellIcon,
  CameraIcon,
  CaseIcon,
  ChevronIcon,
  FlashlightIcon,
  HomeIcon,
  PersonIcon,
  ShopIcon,
} from '../icons.tsx';
import { MiniThread } from '../MiniThread.tsx';
import { PointsFigure } from '../PointsFigure.tsx';
import { StateTag } from '../StateTag.tsx';
import styles from './gallery.module.css';

const elder = new URLSearchParams(location.search).has('elder');

export function Home() {
  return (
    <>
      <header className={styles.sky} data-surface="sky">
        <div className={styles.between}>
          <div className={styles.row}>
            <Logo size={26} />
            <h1 style={{ fontSize: 'var(--text-l)' }}>桑园社区</h1>
          </div>
          <IconButton label="2 条新消息" icon={<BellIcon size={22} />} badge={2} />
        </div>
        <div className={styles.meta}>可用积分</div>
        <div className={styles.between}>
          <PointsFigure points={186} unit="分" size="xl" />
          <div style={{ textAlign: 'right' }}>
            <StateTag state="provisional">待核 +8</StateTag>
            <div className={styles.meta}>40 分 12 月 31 日到期</div>
          </div>
        </div>
        <Roofs />
      </header>
      <main className={styles.stack}>
        <Card raised>
          <div className={styles.row}>
            <span className={styles.reportIcon}>
              <CameraIcon />
            </span>
            <div style={{ flex: 1 }}>
              <h2 style={{ fontSize: '1.25rem' }}>上报一件事</h2>
              <div className={styles.meta}>拍张照 · 定位置 · 说一句</div>
            </div>
            <ChevronIcon />
          </div>
        </Card>
        <h2>我的事</h2>
        <CaseStub
          head={
            <>
              <div className={styles.between} style={{ marginBottom: 12 }}>
                <h3 style={{ fontFamily: 'var(--sans)' }}>老街 17 号门口积水</h3>
                <ClockChip state="met">已回应</ClockChip>
              </div>
              <MiniThread
                label="办到哪了"
                steps={[
                  { key: 'a', state: 'done', title: '上报' },
                  { key: 'b', state: 'done', title: '派单' },
                  { key: 'c', state: 'now', title: '城管在处理' },
                  { key: 'd', state: 'ahead', title: '请您确认' },
                ]}
              />
            </>
          }
        >
          <div className={styles.between}>
            <StubCode size="s">LX26-1015-0462</StubCode>
            <span className={styles.row}>
              <PointsFigure points={3} signed state="provisional" />
              <StateTag state="provisional">待核</StateTag>
            </span>
          </div>
        </CaseStub>
        <h2>今晚可以搭把手</h2>
        <Card>
          <div className={styles.row}>
            <FlashlightIcon />
            <div style={{ flex: 1 }}>
              <strong>老街夜巡 · 19:30</strong>
              <div className={styles.meta}>桑园队还缺 2 人</div>
            </div>
            <PointsFigure points={1} unit="分／时" tone="gold" size="s" />
          </div>
        </Card>
      </main>
      <BottomBar
        label="主要页面"
        items={[
          { href: '#home', label: '首页', icon: <HomeIcon size={22} />, current: true },
          {
            href: '#cases',
            label: elder ? '我的事' : '事件',
            icon: <CaseIcon size={22} />,
            current: false,
          },
          {
            href: '#shop',
            label: elder ? '换东西' : '超市',
            icon: <ShopIcon size={22} />,
            current: false,
          },
          { href: '#me', label: '我的', icon: <PersonIcon size={22} />, current: false },
        ]}
        camera={elder ? undefined : { href: '#report', label: '拍照上报' }}
      />
    </>
  );
}
