/** The page is read to whoever would rather listen. */
export const aloudZh = {
  read: '读给我听',
  stop: '停下',
  failed: '这部手机不会朗读，请在手机设置里装上中文语音。',
};
