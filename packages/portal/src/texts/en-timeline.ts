import type { zhCnTimeline } from './zh-cn-timeline.ts'

const days = (count: number, unit: 'working-days' | 'natural-days') =>
  `${count} ${unit === 'working-days' ? 'working ' : ''}day${count === 1 ? '' : 's'}`

export const enTimeline = {
  heading: 'Whose turn it is, and how the time is counted',
  lead: 'Time is counted from the day after the authority got it. Weekends and holidays do not count; days worked to make up for a holiday do.',
  works: {
    acceptance: 'Look at the papers and accept',
    correction: 'Correct the papers',
    'lapsed-correction': 'Settle what was not corrected',
    'joint-notice': 'Tell together what is missing',
    'hand-over': 'Pass it to the authority',
    decision: 'Review and decide',
    'returned-task': 'Answer the question of the authority',
    'special-procedure': 'Special procedure',
    opinion: 'Give an opinion',
    objection: 'Answer an objection',
    'joint-act': 'Authorities act together',
    issue: 'Issue the result',
    supplement: 'Hand in what is to follow',
    delivery: 'Give you the results',
    'commitment-check': 'Check the promise',
    revocation: 'Take the permit back',
    'joint-limit': 'Limit for everything together',
  },
  you: 'You',
  yourTurn: title => `Your turn: ${title}.`,
  until: date => `By ${date} at the latest.`,
  turnOf: names => `Whose turn it is now: ${names}.`,
  nothingToDo: 'There is nothing that you have to do now.',
  handedOver: date => `Passed to this authority on ${date}`,
  since: date => `Begun on ${date}`,
  done: date => `, done on ${date}`,
  ahead: (from, to) =>
    from === to ? `Not begun; planned for ${from}` : `Not begun; planned from ${from} to ${to}`,
  notYet: 'Not begun',
  beginning: (allowed, unit) =>
    `It begins with the next ${unit === 'working-days' ? 'working ' : ''}day: ${days(allowed, unit)} in all.`,
  running: (used, left, allowed, unit) =>
    left === 0
      ? `Limit: ${days(allowed, unit)}; today is the last.`
      : `Limit: ${days(allowed, unit)}; ${used} used, ${left} left.`,
  stopped: {
    'special-procedure':
      'A special procedure such as a test or a review is going on; this time is not counted.',
    'papers-incomplete': 'Papers are missing; the count begins again once they are there.',
    'papers-incorrect': 'Papers are being mended; this time is not counted.',
    'papers-outdated': 'Papers are being renewed; this time is not counted.',
  },
  due: (date, stopped) =>
    stopped ? `If the clock went on today: by ${date} at the latest.` : `By ${date} at the latest.`,
  provisional: 'The holidays of that year are not announced yet, so the date may change.',
  ended: (used, allowed, unit) =>
    used === 0
      ? `Done on the same day; the limit was ${days(allowed, unit)}.`
      : `It took ${days(used, unit)}; the limit was ${allowed}.`,
  endedLate: (allowed, over, unit) => `Done ${days(over, unit)} after the limit of ${allowed}.`,
  overdue: (allowed, over, unit) =>
    `${days(over, unit)} beyond the limit of ${allowed}. You can call the authority, or 12345, to complain.`,
  reasons: 'Which days do not count, and how the date came about',
  naturalDays: 'This limit is in natural days: weekends and holidays count.',
  pause: (why, count) => `${why}: ${count} day${count === 1 ? '' : 's'} not counted`,
  grounds: {
    'special-procedure': 'special procedure',
    'papers-incomplete': 'waiting for missing papers',
    'papers-incorrect': 'waiting for papers to be mended',
    'papers-outdated': 'waiting for newer papers',
  },
  moved: (why, from, to) => `The last day moved from ${from} to ${to} (${why})`,
  office: count => `the authority had ${days(count, 'working-days')}`,
  applicant: count => `waiting for you: ${days(count, 'working-days')}, not counted`,
  thirdParty: count => `special procedures: ${days(count, 'working-days')}, not counted`,
  between: '; ',
} satisfies typeof zhCnTimeline
