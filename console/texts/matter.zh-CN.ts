/** Several reports of one matter. */
export const matterZh = {
  heading: '是不是同一件事',
  together: '同一件事，一起办',
  leads: '这 {{n}} 件并在一起，在这一件上办，别的跟着走；各人的上报和积分都在。',
  follows: '这 {{n}} 件并在一起，请到 {{code}} 上办，这件跟着走。',
  split: '拆开',
  splitNamed: '把 {{code}} 拆开单独办',
  likely: '还在办的，像是同一件。并过去以后一起派、一起回、一起核查。',
  merge: '并到这件',
  mergeNamed: '并到这件：{{code}}',
  other: '知道是同一件，系统没认出来？按编号并',
  otherCode: '并到哪个编号',
  otherHint: '例：LX26-48217-30656。并过去以后，在那一件上办',
  otherMissing: '请照样子写全编号。',
};
