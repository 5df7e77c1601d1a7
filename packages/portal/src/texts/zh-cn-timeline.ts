/** 时间怎么算。 */
export const zhCnTimeline = {
  heading: '时间怎么算',
  lead: '从交给部门的第二天算起。周末、放假的日子不算，调休上班的日子算。',
  beginning: (allowed: number) => `从下一个工作日开始算，一共 ${allowed} 个工作日。`,
  running: (used: number, left: number) =>
    left === 0
      ? `到今天用了 ${used} 个工作日，期限就在今天。`
      : `到今天用了 ${used} 个工作日，还剩 ${left} 个。`,
  stopped: '正在做检测、评审这样的特别程序，这段时间不算。',
  due: (date: string, stopped: boolean) =>
    stopped ? `如果今天接着算，最晚 ${date} 办完。` : `最晚 ${date} 办完。`,
  provisional: '那一年的放假安排还没有公布，日期可能会变。',
  ended: (used: number, allowed: number) =>
    used === 0
      ? `当天办完，没有用到期限 ${allowed} 个工作日。`
      : `用了 ${used} 个工作日，期限是 ${allowed} 个。`,
  overdue: (allowed: number, over: number) =>
    `期限 ${allowed} 个工作日，已经超过 ${over} 个。可以打咨询电话或者 12345 催办。`,
  office: (days: number) => `部门的时间 ${days} 个工作日`,
  applicant: (days: number) => `等您的时间 ${days} 个工作日（不算部门的）`,
  thirdParty: (days: number) => `特别程序 ${days} 个工作日（不算部门的）`,
  between: ' · ',
}
