export const alarmsZh = {
  heading: '告警',
  lead: '系统发现不对劲时在这里说：出了什么事，能做什么。同一类一天只报一次，也写进运行日志。',
  loading: '正在取告警',
  emptyHeading: '没有告警',
  emptyWords: '有事会在这里亮灯，左边也会显示数目。',
  open: '待处理',
  seen: '已处理',
  see: '我处理过了',
  seenBy: '{{name}} 于 {{when}} 处理',
};
