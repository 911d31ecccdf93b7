/** Asked before somebody signs out, and what goes with it. */
export const signOutZh = {
  title: '退出登录？',
  line: '这部手机上不会留下您的内容。',
  unsent: '还有没发出去的上报：退出后，照片和写的都会从这部手机里删掉。想留着，请先发出去。',
  walk: '有一次巡逻还没交去核对：退出后巡逻就结束（您是领队的，一起走的人也都结束），记下的路会从这部手机里删掉。想留着，请先结束巡逻，等它发出去。',
  andDiscard: '删掉并退出',
};
