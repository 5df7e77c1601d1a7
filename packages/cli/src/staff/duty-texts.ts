/** Texts of `staff deputy`, `staff term`, `staff end-duty` and `staff duties`, in both languages. */
export const dutyChinese = {
  timeWanted: (option: string, given: string) =>
    `${option} 要写成 2026-12-01，或 2026-12-01T08:30:00（北京时间），不能是 ${given}。`,
  deputy: (login: string, of: string, from: string, until: string) =>
    `${login} 代 ${of} 的岗：${from} 起，${until} 止。`,
  term: (login: string, from: string, until: string) =>
    `${login} 的任职时间：${from} 起，${until} 止。其他时间不能登录。`,
  openEnd: '不限',
  id: (id: string) => `编号（提前结束时用）：${id}`,
  ended: '已结束。',
  none: '现在和以后都没有代岗，也没有限定任职时间的账号。',
  of: (name: string, login: string) => `代 ${name}（${login}）`,
  own: '本岗',
}

export type DutyMessages = typeof dutyChinese

export const dutyEnglish: DutyMessages = {
  timeWanted: (option, given) =>
    `${option} is written as 2026-12-01 or 2026-12-01T08:30:00 (time of China), not ${given}.`,
  deputy: (login, of, from, until) => `${login} is deputy of ${of} from ${from} to ${until}.`,
  term: (login, from, until) =>
    `${login} holds the post from ${from} to ${until}, and can’t log in at other times.`,
  openEnd: 'no end',
  id: id => `To end it earlier: ${id}`,
  ended: 'Ended.',
  none: 'There are no deputies and no posts with a time, now or later.',
  of: (name, login) => `deputy of ${name} (${login})`,
  own: 'own post',
}
