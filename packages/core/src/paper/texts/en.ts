import { enCodes } from './en-codes.ts'
import { enItem } from './en-item.ts'
import { enLetters } from './en-letters.ts'
import type { PaperTexts } from './zh.ts'

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

function and(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

export const en: PaperTexts = {
  none: 'None',
  yes: 'Yes',
  no: 'No',
  and,
  semicolon: '; ',
  quoted: name => `“${name}”`,
  colon: (name, value) => `${name}: ${value}`,
  days: count => (count === 0 ? 'on the spot' : counted(count, 'working day')),
  naturalDays: count => counted(count, 'calendar day'),
  yuan: amount => `${amount} yuan`,
  years: count => counted(count, 'year'),
  number: 'No.',
  edition: (hash, number, date) =>
    `Catalogue${number === undefined ? '' : ` version ${number}`} ${hash}${date === undefined ? '' : ` (${date})`}`,
  date: (year, month, day) => `${day} ${months[month - 1] ?? ''} ${year}`,
  page: (page, pages) => `Page ${page} of ${pages}`,
  chineseBinds: 'A translation to help you read. The Chinese text is the one that binds.',

  titles: {
    guide: matter => `${matter} · your guide`,
    notice: matter => `${matter} · one-time notice`,
    'flow-chart': matter => `${matter} · flow chart`,
    'tolerance-letter': () => 'Promise to hand in missing papers later',
    'commitment-letter': () => 'Commitment instead of proof',
    'information-sheet': item => `${item} · standard information sheet`,
    manual: item => `${item} · business manual`,
  },
  names: {
    guide: 'Your guide',
    notice: 'One-time notice',
    'flow-chart': 'Flow chart',
    'tolerance-letter': 'Promise to hand in missing papers later',
    'commitment-letter': 'Commitment instead of proof',
    'information-sheet': 'Standard information sheet',
    manual: 'Business manual',
  },

  guide: {
    madeFor: 'For your situation only',
    madeForText:
      'This guide was made from your answers. In another situation papers and times differ: answer the questions again.',
    situation: '1. Your situation',
    situationName: 'Situation',
    region: 'Region',
    overview: '2. At a glance',
    figures: {
      applications: 'Forms to fill in',
      materials: 'Papers to hand in',
      workingDays: 'Working days',
      visits: 'Visits',
      links: 'Steps behind the window',
    },
    before: 'One by one',
    after: 'Handled once',
    figure: 'Compare',
    bring: count => `3. What to bring (${count})`,
    bringHint: 'Each is handed in once; the authorities share it.',
    bringColumns: ['No.', 'Paper', 'How many, in what form', 'How to get it ready'],
    nothingToBring: 'Nothing to bring.',
    notBring: '4. What you need not bring, and why',
    notBringNone: 'There is nothing to leave out.',
    notBringColumns: ['Paper', 'Why not'],
    form: '5. What to fill in online',
    formHint: 'The forms have become one; what they have in common is asked once.',
    formNone: 'No form to fill in.',
    steps: '6. Who does what, and by which day',
    stepsHint: days =>
      days === 0
        ? 'Done on the spot.'
        : `Counted from the day after acceptance, all is done within ${counted(days, 'working day')}.`,
    stepsColumns: ['Item', 'Authority', 'Working days', 'Waits for'],
    stepDays: (from, to) => (from === to ? `day ${from}` : `days ${from}–${to}`),
    onTheSpot: 'on the spot',
    waitsForNothing: 'starts on acceptance',
    specials: 'These procedures stand outside of the times above, or use up some of them:',
    fees: '7. Fees',
    feesNone: 'No fees at all.',
    feesColumns: ['Fee', 'Amount', 'Ground'],
    feesTotal: yuan => `In total ${yuan}.`,
    results: '8. What you get',
    resultsColumns: ['Result', 'Issued by', 'Valid for'],
    noExpiry: 'does not expire',
    places: '9. Where to go',
    placesHint:
      'You can do it from home: fill in the form and hand in papers online. Or go to any of these windows, once.',
    placesNone: 'No window is open for this yet; please apply online.',
    placesColumns: ['Place', 'Address', 'Hours', 'Telephone'],
    laws: '10. Legal basis (quoted in Chinese)',
    rights: '11. Your rights',
    phones: '12. Telephone numbers',
    phonesColumns: ['Authority', 'Questions', 'Complaints'],
  },

  material: {
    form: 'filled in online and made for you; nothing to bring',
    original: count => counted(count, 'original'),
    copy: count => counted(count, 'copy', 'copies'),
    show: 'only shown, not kept',
    electronic: 'electronic will do',
    paperOnly: 'on paper only',
    tolerable: days => `may follow within ${counted(days, 'working day')} of acceptance`,
    commitment: 'a written commitment may stand in for it',
    from: {
      applicant: 'you prepare it',
      government: 'issued by a government body',
      'third-party': 'issued by another body',
    },
    fromIssuer: issuer => `issued by: ${issuer}`,
    issuedWithin: when => `issued: ${when}`,
    demandedBy: law => `why you are asked: ${law}`,
    usedBy: authorities => `used by ${authorities}`,
    sample: 'a sample is online',
  },

  left: {
    'merged-form': form => `part of “${form}”: one form is enough`,
    duplicate: item => `handed in for “${item}” already, one for all`,
    equivalent: (material, reason) => `the same paper as “${material}”: ${reason}`,
    'process-material': item => `made by “${item}”; the authorities pass it on`,
    fetched: resource => `the government has it: ${resource}`,
    'not-applicable': 'not needed in your situation',
  },

  special: {
    line: (name, days, clock) => `${name}: ${days}, ${clock}`,
    suspends: 'not counted in the limit',
    counts: 'counted in the limit',
  },

  licensingLaw: {
    all: articles => ` (Administrative Licensing Law, ${articles})`,
    some: articles => ` (for licences: Administrative Licensing Law, ${articles})`,
  },

  rights: {
    nothingMore: {
      text: 'Nothing beyond this list that has nothing to do with your application may be asked of you.',
      articles: 'art. 31',
    },
    once: {
      text: 'If papers are missing or not in form, you are told all of it once, on the spot or within five working days; if not, the application counts as accepted from the day it was received.',
      articles: 'art. 32 (1) no. 4',
    },
    receipt: {
      text: 'Accepted or not, you get it in writing, with seal and date.',
      articles: 'art. 32 (2)',
    },
    reasons: { text: 'A refusal gives its reasons in writing.', articles: 'art. 38 (2)' },
    contest:
      'You may ask for administrative reconsideration within sixty days of learning of a decision (Administrative Reconsideration Law, art. 20), or sue within six months (Administrative Procedure Law, art. 46).',
    remedies: (authority, reconsideration, litigation) =>
      `${authority}: reconsideration by ${reconsideration}; lawsuit at ${litigation}.`,
  },

  notice: {
    addressee: 'Applicant:',
    opening: (matter, situation, law) =>
      `For your application “${matter}”${situation === '' ? '' : ` (${situation})`} we tell you at once and in full the conditions, all papers and the limits${law}:`,
    law: {
      all: ', as articles 30 and 32 of the Administrative Licensing Law require',
      some: ', as articles 30 and 32 of the Administrative Licensing Law require of its licences',
      none: '',
    },
    items: '1. Items',
    itemColumns: ['No.', 'Item', 'Authority', 'Kind', 'Result'],
    conditions: '2. Conditions',
    materials: count => `3. All papers to hand in (${count})`,
    materialColumns: [
      'No.',
      'Paper',
      'How many, in what form',
      'May follow or be promised',
      'What it must be',
    ],
    notTolerable: 'no',
    limits: '4. Limits',
    limitColumns: ['Item', 'By law', 'Promised'],
    jointLimit: days =>
      days === 0
        ? 'Promised for all together: on the spot.'
        : `Promised for all together: ${counted(days, 'working day')} from the day after acceptance. Public holidays are not counted.`,
    noStatutory: 'the law sets none',
    special: 'Procedures that the law does not count in the limit',
    fees: '5. Fees',
    basis: '6. Legal basis (quoted in Chinese)',
    rights: '7. Your rights',
    places: '8. Where to go and whom to ask',
    signature: ['Given by (seal):', 'Officer:', 'Received by:', 'Date:'],
    copies: 'In two copies, one for the applicant and one for the office.',
  },

  flow: {
    description: (items, authorities, days) =>
      `${counted(items, 'item')} at ${counted(authorities, 'authority', 'authorities')}, ${counted(days, 'working day')} from acceptance to the end.`,
    task: (name, authority, days, waits) => `${name} (${authority}): ${days}${waits}.`,
    waits: names => `, after ${names}`,
    dayLabel: '{n}',
    critical: 'decides the total time (critical path)',
    other: 'done beside the others',
    explain:
      'From left to right: working days since acceptance. Each lane is an authority. An arrow means: the later item waits for the result of the earlier.',
    path: (names, days) => `The total time is decided by: ${names}, ${counted(days, 'working day')}.`,
    tableTitle: 'The same as a table',
    columns: ['Item', 'Authority', 'Working days', 'Waits for', 'Result', 'Critical'],
  },

  letters: enLetters,
  item: enItem,
  codes: enCodes,
}
