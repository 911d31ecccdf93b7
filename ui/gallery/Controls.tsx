import { useState } from 'react';
import { Button, ButtonLink } from '../Button.tsx';
import { ClockChip } from '../ClockChip.tsx';
import { Field, TextField } from '../Field.tsx';
import { IconButton } from '../IconButton.tsx';
import { MicIcon, MoreIcon, SearchIcon, SendIcon } from '../icons.tsx';
import { Segmented } from '../Segmented.tsx';
import { Sheet } from '../Sheet.tsx';
import { StateTag } from '../StateTag.tsx';
import styles from './gallery.module.css';

export function Controls() {
  const [open, setOpen] = useState(false);
  const [size, setSize] = useState('normal');
  return (
    <main className={styles.stack}>
      <h1>控件</h1>
      <div className={styles.row}>
        <Button>派出并通知居民</Button>
        <Button kind="report" icon={<SendIcon size={20} />}>
          发送
        </Button>
        <Button kind="outline" keyCap="R">
          补材料
        </Button>
        <Button kind="quiet">约免费窗口</Button>
        <Button kind="danger" keyCap="!">
          转 110
        </Button>
        <Button busy>正在发送</Button>
        <Button disabled>不能按</Button>
        <Button size="s">兑换</Button>
        <IconButton label="更多" kind="tint" icon={<MoreIcon size={20} />} />
        <ButtonLink href="#somewhere" kind="quiet" size="s">
          去看看
        </ButtonLink>
      </div>
      <Button size="l" wide onClick={() => setOpen(true)}>
        交给本人
      </Button>
      <div className={styles.row}>
        <StateTag state="provisional">待核</StateTag>
        <StateTag state="settled">已入账</StateTag>
        <StateTag state="held">暂扣</StateTag>
        <StateTag state="reversed">已撤回</StateTag>
        <StateTag state="overdue">超时</StateTag>
        <StateTag state="scheduled">次日入账</StateTag>
        <StateTag state="waiting">等待发送</StateTag>
        <StateTag state="quiet">待领取</StateTag>
      </div>
      <div className={styles.row}>
        <ClockChip state="normal" left={0.8}>
          剩 20 时 15 分
        </ClockChip>
        <ClockChip state="soon" left={0.1}>
          剩 2 时 10 分
        </ClockChip>
        <ClockChip state="overdue">超 1 时 40 分</ClockChip>
        <ClockChip state="paused">暂停 · 等配件</ClockChip>
        <ClockChip state="met">已回应</ClockChip>
      </div>
      <Field label="手机号" hint="只用来通知办理进展" inputMode="tel" placeholder="11 位" />
      <Field
        label="搜索"
        labelHidden
        placeholder="码、地点、手机号"
        trailing={<SearchIcon size={20} />}
      />
      <Field label="验证码" error="这个码过期了，请再取一个。" defaultValue="4820" />
      <TextField
        label="说一句"
        defaultValue="下雨后这里一直积水，排水口被树叶堵了，老人小孩走路要绕到马路上。"
        trailing={<IconButton label="说话" kind="tint" icon={<MicIcon size={20} />} />}
      />
      <Segmented
        label="字号"
        value={size}
        onChange={setSize}
        choices={[
          { value: 'normal', label: '标准' },
          { value: 'large', label: '大字' },
        ]}
      />
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title="换一个类别"
        closeLabel="关上"
        description="系统猜是积水，您说了算。"
        footer={<Button onClick={() => setOpen(false)}>就这样</Button>}
      >
        <p>积水、井盖、堆物、飞线</p>
      </Sheet>
    </main>
  );
}
