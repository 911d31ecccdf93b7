export const liveZh = {
  on: '实时同步',
  onWords: '别人一办，这里马上更新',
  off: '按时刷新',
  offWords: '暂时收不到实时消息，每隔一会儿自动刷新',
  newStep: '{{by}} 刚在 {{at}} 办了新的一步，页面已更新。您写的字都还在。',
};

export const onlookersZh = {
  label: '同时打开这件事的人',
  looking: '正在看',
  acting: '正在处理',
};
