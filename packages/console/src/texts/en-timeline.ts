import type { zhTimeline } from './zh-cn-timeline.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const counted = (count: number, unit: 'working-days' | 'natural-days') =>
  `${count} ${unit === 'working-days' ? 'working' : 'natural'} day${count === 1 ? '' : 's'}`

export const enTimeline = {
  timeline: {
    title: 'Timeline',
    lead: 'Hollow is the plan, solid is what happened. Press a bar to see how each day counts.',
    scroll: 'Timeline, scrolls sideways',
    waitsFor: names => `Whose turn it is: ${names.join(', ')}`,
    expected: (date, provisional) =>
      `All done by ${date} if everybody keeps to the limits${provisional ? ' (may change: holidays not announced)' : ''}`,
    today: 'today',
    tick: (month, day) => `${day} ${months[month - 1] ?? ''}`,
    legend: {
      title: 'Legend',
      planned: 'planned',
      office: 'authority or window at work',
      applicant: 'waiting for the applicant',
      'third-party': 'special procedure',
      rest: 'days off',
      due: 'the limit ends',
      late: 'overdue',
      open: 'still lasts',
    },
    works: {
      acceptance: 'Acceptance',
      correction: 'Correction',
      'lapsed-correction': 'Case without correction',
      'joint-notice': 'Joint notice',
      'hand-over': 'Hand-over to the authority',
      decision: 'Review and decision',
      'returned-task': 'Answer to a returned task',
      'special-procedure': 'Special procedure',
      opinion: 'Opinion',
      objection: 'Answer to an objection',
      'joint-act': 'Joint act',
      issue: 'Issue',
      supplement: 'Supplement',
      delivery: 'Delivery',
      'commitment-check': 'Commitment check',
      revocation: 'Revocation',
      'joint-limit': 'Joint limit',
    },
    standing: {
      ahead: 'not begun',
      lasting: 'under way',
      over: 'done',
      running: 'clock running',
      stopped: 'clock suspended',
      ended: 'done',
    },
    overdue: (count, unit) => `overdue by ${counted(count, unit)}`,
    details: 'How each time is counted',
    planned: (from, to) => (from === to ? `Planned: ${from}` : `Planned: ${from} to ${to}`),
    unplanned: 'Not planned beforehand',
    actual: (from, to) => `Actual: ${from} to ${to}`,
    actualSince: from => `Actual: since ${from}, still lasts`,
    segments: 'In whose hands the time was',
    segment: (from, to) => `${from} to ${to}`,
    segmentSince: from => `since ${from}`,
    holders: {
      office: 'authority or window',
      applicant: 'applicant',
      'third-party': 'special procedure',
    },
    grounds: {
      'special-procedure': 'special procedure, not counted',
      'papers-incomplete': 'papers missing; begins again once they are there',
      'papers-incorrect': 'papers wrong; goes on once they are mended',
      'papers-outdated': 'papers out of date; goes on once they are renewed',
    },
    clock: 'Limit',
    states: { running: 'Clock running', stopped: 'Clock suspended', ended: 'Clock ended' },
    used: (used, allowed, unit, over) =>
      over > 0
        ? `${over} beyond the limit of ${counted(allowed, unit)}`
        : `${used} of ${counted(allowed, unit)}`,
    left: (left, unit) => `${counted(left, unit)} left`,
    due: (date, provisional, stopped) =>
      `${stopped ? 'if the clock went on today, ' : ''}due ${date}${provisional ? ' (provisional)' : ''}`,
    until: date => `due ${date}`,
    statutory: date => `the law allows until ${date}`,
    held: (office, applicant, thirdParty) =>
      `Working days held: authority ${office}, applicant ${applicant}, special procedures ${thirdParty}`,
    steps: 'How the date came about',
    step: (why, due) => `${why}, due ${due}`,
    pauses: 'Days that do not count',
    pause: (why, days, from, to) =>
      from === to ? `${why}: ${from}, 1 day` : `${why}: ${from} to ${to}, ${days} days`,
    days: count => `Day by day (${count})`,
    date: 'Date',
    counts: 'Counts',
    why: 'Why',
    counted: count => `day ${count}`,
    notCounted: 'not counted',
    dayToday: '(today)',
    tasks: 'The items',
  },
} satisfies typeof zhTimeline
