import { useState } from 'react';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { StubCode } from '../CaseStub.tsx';
import { ClockChip } from '../ClockChip.tsx';
import { IconButton } from '../IconButton.tsx';
import { CheckIcon, PersonIcon, QrIcon, RetryIcon } from '../icons.tsx';
import { LampRating, LampRatingShown, type Lamps } from '../LampRating.tsx';
import { Seal } from '../Seal.tsx';
import { StateTag } from '../StateTag.tsx';
import { Thread } from '../Thread.tsx';
import { ThreadRuler } from '../ThreadRuler.tsx';
import { TopBar } from '../TopBar.tsx';
import styles from './gallery.module.css';

export function Case() {
  const [lamps, setLamps] = useState<Lamps | undefined>(4);
  return (
    <>
      <TopBar title="老街 17 号门口积水" back={{ label: '返回', href: '#back' }}>
        <IconButton label="二维码" icon={<QrIcon size={22} />} />
      </TopBar>
      <main className={styles.stack}>
        <div className={styles.between}>
          <StubCode size="s">LX26-1015-0462</StubCode>
          <StateTag state="quiet" icon={<PersonIcon size={15} />}>
            待您确认
          </StateTag>
          <ClockChip state="met">3 时 12 分回应</ClockChip>
        </div>
        <Card>
          <ThreadRuler
            spans={[
              { kind: 'counted', length: 6 },
              { kind: 'paused', length: 18 },
              { kind: 'counted', length: 4 },
            ]}
            counted="办理用时 10 时 48 分"
            paused="暂停 21 时不计"
          />
        </Card>
        <Thread
          label="办理经过"
          steps={[
            { key: '1', state: 'done', title: '您上报了', time: '15 日 07:52', spoken: '已完成' },
            { key: '2', state: 'done', title: '派给 城管桑园中队', time: '08:20' },
            {
              key: '3',
              state: 'done',
              title: '首次回应',
              time: '11:04',
              note: '“已到现场，排水口需换新箅子。”',
            },
            {
              key: '4',
              state: 'paused',
              title: '暂停计时 21 小时',
              time: '14:00',
              note: '等配件到货 · 由中队申请，综治中心同意',
            },
            { key: '5', state: 'resumed', title: '恢复计时', time: '16 日 11:00' },
            {
              key: '6',
              state: 'done',
              title: '处理完成',
              time: '16 日 15:40',
              children: <div style={{ height: 90, background: 'var(--sunk)', borderRadius: 10 }} />,
            },
            {
              key: '7',
              state: 'yours',
              title: '请您看看：解决了吗？',
              note: '7 天内不答复，系统按“未确认”结案，不算您认可。',
            },
          ]}
        />
        <Card>
          <LampRating
            label="给这次办理点几盏灯"
            words={['1 盏 · 很差', '2 盏 · 不满意', '3 盏 · 一般', '4 盏 · 满意', '5 盏 · 很满意']}
            value={lamps}
            onChange={setLamps}
          />
        </Card>
        <div className={styles.between}>
          <LampRatingShown value={4} word="四盏灯 · 满意" />
          <Seal characters="平安办结" label="平安办结" />
        </div>
      </main>
      <div className={styles.foot}>
        <Button kind="outline" icon={<RetryIcon size={20} />}>
          没解决
        </Button>
        <Button icon={<CheckIcon size={20} />}>确认解决</Button>
      </div>
    </>
  );
}
