import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { LampEmpty } from '../drawings/LampEmpty.tsx';
import { LockedHouse } from '../drawings/LockedHouse.tsx';
import { Neighbours } from '../drawings/Neighbours.tsx';
import { QuietAlley } from '../drawings/QuietAlley.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { OfflineBand } from '../OfflineBand.tsx';
import { Refusal } from '../Refusal.tsx';
import { Skeleton } from '../Skeleton.tsx';
import styles from './gallery.module.css';

export function States() {
  return (
    <>
      <OfflineBand>
        <strong>现在没网</strong>，写好的会等着发
      </OfflineBand>
      <main className={styles.stack}>
        <h1>状态</h1>
        <EmptyState
          drawing={<LampEmpty />}
          title="还没有上报过"
          line="看到不安全的，拍一张就行。"
          action={<Button>拍照上报</Button>}
        />
        <EmptyState
          drawing={<QuietAlley />}
          title="今晚巷子里很安静"
          line="下一次巡逻是周日 19:30。"
          action={<Button kind="outline">约上这一次</Button>}
        />
        <EmptyState
          drawing={<Neighbours />}
          title="叫上邻居一起"
          line="把六位队码给他们，最多 8 人。"
        />
        <EmptyState
          drawing={<LockedHouse />}
          title="这页归街道审核员看"
          line="您的辖区是桑园社区。"
          action={<Button kind="outline">问谁能看</Button>}
          remark="本次打开已记入审计"
        />
        <ErrorState
          title="没能打开"
          line="服务器这会儿没答复，您写的都还在。"
          action={<Button>再试一次</Button>}
          remark="打电话也行：0570-0000-110　编号 E7Q2"
        />
        <Refusal
          why="还换不了：差 314 分。"
          whatToDo="您有 186 分可用，另有 8 分待核。可与家人合成家庭账户，或先约免费窗口咨询。"
        >
          <Button kind="outline">看家庭账户</Button>
          <Button kind="quiet">约免费窗口</Button>
        </Refusal>
        <Card>
          <Skeleton label="正在取您的积分…" figure />
        </Card>
      </main>
    </>
  );
}
