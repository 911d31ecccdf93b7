import { useState } from 'react';
import { AwardLine } from '../AwardLine.tsx';
import { Card } from '../Card.tsx';
import { ChoiceChips } from '../ChoiceChips.tsx';
import { ShopIcon } from '../icons.tsx';
import { PointsBar } from '../PointsBar.tsx';
import { PointsFigure } from '../PointsFigure.tsx';
import { StateTag } from '../StateTag.tsx';
import { TopBar } from '../TopBar.tsx';
import styles from './gallery.module.css';

export function Statement() {
  const [kind, setKind] = useState('all');
  return (
    <>
      <TopBar title="我的积分" back={{ label: '返回', href: '#back' }}>
        <a href="#rules" className="action-link">
          积分细则
        </a>
      </TopBar>
      <main className={styles.stack}>
        <Card>
          <div className={styles.text}>可用</div>
          <PointsFigure points={186} unit="分" size="xl" />
          <div style={{ height: 14 }} />
          <PointsBar
            parts={[
              { kind: 'settled', points: 146 },
              { kind: 'lapsing', points: 40, label: '年底到期' },
              { kind: 'provisional', points: 8, label: '待核' },
              { kind: 'held', points: 15, label: '暂扣' },
            ]}
          />
        </Card>
        <ChoiceChips
          label="看哪些"
          value={kind}
          onChange={setKind}
          choices={[
            { value: 'all', label: '全部' },
            { value: 'earned', label: '得到' },
            { value: 'spent', label: '用掉' },
            { value: 'open', label: '待核', count: 2 },
          ]}
        />
        <section>
          <h2>十月</h2>
          <AwardLine
            figure={<PointsFigure points={3} signed state="provisional" />}
            title={<a href="#a">积水隐患</a>}
            why="每件小区隐患 3 分，核实后入账"
            sources={['细则 2.3 · 第 4 版', 'LX26-1016-0483']}
            tag={<StateTag state="provisional">待核</StateTag>}
          />
          <AwardLine
            figure={<PointsFigure points={2} signed />}
            title="老街夜巡 2 小时"
            why="每满 1 小时 1 分；轨迹覆盖 3 个点"
            sources={['细则 1.1 · 第 4 版', '有效至 2027-12-31']}
            tag={<StateTag state="settled">已入账</StateTag>}
          />
          <AwardLine
            figure={<PointsFigure points={-90} signed />}
            title="兑换大米 5 公斤"
            why="先花 2026 年底到期的分"
            sources={['桑园积分超市', '可原路退回']}
            tag={
              <StateTag state="quiet" icon={<ShopIcon size={15} />}>
                已兑换
              </StateTag>
            }
          />
          <AwardLine
            figure={<PointsFigure points={5} signed state="reversed" />}
            title="违停线索"
            why="经核实不属实，已撤回"
            sources={['细则 2.1 · 第 4 版']}
            tag={<StateTag state="reversed">已撤回</StateTag>}
          />
          <AwardLine
            figure={<PointsFigure points={15} state="held" />}
            title="小区隐患 · 积水"
            why="照片有疑点，先由人看一眼再定"
            tag={<StateTag state="held">暂扣</StateTag>}
          />
        </section>
      </main>
    </>
  );
}
