import type { zhCnTimeline } from './zh-cn-timeline.ts'

const days = (count: number) => `${count} working day${count === 1 ? '' : 's'}`

export const enTimeline = {
  heading: 'How the time is counted',
  lead: 'From the day after the authority got it. Weekends and holidays do not count; days worked to make up for a holiday do.',
  beginning: allowed => `It begins with the next working day: ${days(allowed)} in all.`,
  running: (used, left) =>
    left === 0
      ? `${days(used)} used up to today, which is the last.`
      : `${days(used)} used up to today, ${left} left.`,
  stopped: 'A special procedure such as a test or a review is going on; this time is not counted.',
  due: (date, stopped) =>
    stopped ? `If the clock went on today: by ${date} at the latest.` : `By ${date} at the latest.`,
  provisional: 'The holidays of that year are not announced yet, so the date may change.',
  ended: (used, allowed) =>
    used === 0
      ? `Done on the same day; the limit was ${days(allowed)}.`
      : `It took ${days(used)}; the limit was ${allowed}.`,
  overdue: (allowed, over) =>
    `${days(over)} beyond the limit of ${allowed}. You can call the authority, or 12345, to complain.`,
  office: count => `time of the authority: ${days(count)}`,
  applicant: count => `waiting for you: ${days(count)}, not counted`,
  thirdParty: count => `special procedures: ${days(count)}, not counted`,
  between: ' · ',
} satisfies typeof zhCnTimeline
