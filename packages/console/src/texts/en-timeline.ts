import type { zhTimeline } from './zh-cn-timeline.ts'

export const enTimeline = {
  timeline: {
    states: { running: 'Clock running', stopped: 'Clock suspended', ended: 'Clock ended' },
    used: (used, allowed, over) =>
      over > 0
        ? `${over} beyond the limit of ${allowed} working days`
        : `${used} of ${allowed} working days used`,
    held: (office, applicant, thirdParty) =>
      `(authority ${office}, applicant ${applicant}, special procedures ${thirdParty})`,
    days: count => `Day by day (${count})`,
    date: 'Date',
    counts: 'Counts',
    why: 'Why',
    counted: count => `day ${count}`,
    notCounted: 'not counted',
    today: '(today)',
  },
} satisfies typeof zhTimeline
