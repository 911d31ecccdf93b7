import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { CaseStub, StubHead } from '../CaseStub.tsx';
import { ClockChip } from '../ClockChip.tsx';
import { ClockRing } from '../ClockRing.tsx';
import { IconButton } from '../IconButton.tsx';
import { ShareIcon } from '../icons.tsx';
import { PointsFigure } from '../PointsFigure.tsx';
import { QrCode } from '../QrCode.tsx';
import { StateTag } from '../StateTag.tsx';
import { Thread } from '../Thread.tsx';
import { TopBar } from '../TopBar.tsx';
import styles from './gallery.module.css';

export function Sent() {
  return (
    <>
      <TopBar title="收到了，谢谢您。" back={{ label: '返回', href: '#back' }}>
        <IconButton label="分享" icon={<ShareIcon size={22} />} />
      </TopBar>
      <main className={styles.stack}>
        <p className={styles.text}>这张存根就是这件事的凭证，扫码随时查进展。</p>
        <CaseStub
          raised
          label="存根"
          head={
            <StubHead
              overline="临溪县 · 一案一码"
              code="LX26-1016-0483"
              title="小区隐患 · 积水"
              lines={['桑园老街 29 号门口', '10 月 16 日 周五 09:41']}
              aside={<QrCode value="https://example.org/c/LX26-1016-0483" label="查进展的二维码" />}
              asideCaption="扫码查进展"
            />
          }
        >
          <div className={styles.between}>
            <span className={styles.row}>
              <PointsFigure points={3} signed unit="分" state="provisional" size="l" />
              <StateTag state="provisional">待核</StateTag>
            </span>
            <a href="#why" className="action-link">
              为什么是 3 分？
            </a>
          </div>
          <p className={styles.text} style={{ marginTop: 12 }}>
            发现小区隐患，每件 3 分（细则 2.3，第 4 版）。<strong>核实属实后入账</strong>
            ，现在还不能用；解决并经您确认，次日再加 2 分。
          </p>
        </CaseStub>
        <Card>
          <div className={styles.row} style={{ flexWrap: 'nowrap' }}>
            <ClockRing left={0.97} figure="24" />
            <div>
              <div className={styles.row}>
                <strong>首次回应</strong>
                <ClockChip state="normal" left={0.97}>
                  剩 23 时 59 分
                </ClockChip>
              </div>
              <p className={styles.text}>城管桑园中队须在明天 09:41 前答复您。</p>
            </div>
          </div>
        </Card>
        <Thread
          label="办理经过"
          steps={[
            { key: '1', state: 'done', title: '您上报了', time: '刚刚' },
            { key: '2', state: 'now', title: '按网格和类别派单' },
            { key: '3', state: 'ahead', title: '处理，每一步都告诉您' },
          ]}
        />
      </main>
      <div className={styles.foot}>
        <Button kind="outline">存成图片</Button>
        <Button>看进展</Button>
      </div>
    </>
  );
}
