/** Texts of the record of looks, English. */
import type { zhLooks } from './zh-cn-looks.ts'

const purposes = {
  complaint: 'A complaint is looked into',
  overdue: 'A delay is looked into',
  'quality-check': 'Quality is checked',
  'applicant-asks': 'The applicant asks for help',
  dispute: 'Review or lawsuit',
}

export const enLooks: typeof zhLooks = {
  looks: {
    tab: 'Who looked',
    about:
      'Every look at a case with the eyes of somebody else, and every look at contents for a reason, is recorded here, and no record can be changed or removed. Applicants see those of their own cases.',
    empty: 'No looks are recorded.',
    at: 'When',
    by: 'Who looked',
    as: 'With whose eyes, or why',
    case: 'Case',
    outcome: 'What came of it',
    seen: 'The case was shown',
    moment: at => `as it stood at ${at}`,
    unknown: 'No such account',
    onlyOf: name => `Only those of ${name}`,
    onlyCase: 'Only this case',
    filtered: 'Not all are shown.',
    all: 'Show all',
    reason: (purpose, words) => `${purposes[purpose]}: ${words}`,
    what: {
      opened: 'Began to look',
      contents: 'Form and checklist were read',
      file: 'A file was opened',
      document: 'A document was opened',
      ended: 'Ended',
    },
  },
  reasonedAccess: {
    title: 'State a reason and see the contents',
    closed: 'You see the progress',
    closedLead: 'Form, papers and documents are shown once a reason is stated.',
    lead: 'It holds for this case and two hours. When, why and what you look at is recorded, and the applicant can read it.',
    purpose: 'Why do you look?',
    purposeMissing: 'Choose a reason.',
    purposes,
    words: 'What it is about',
    wordsHint: 'Say what has happened. The applicant will read this sentence.',
    wordsMissing: 'Say what it is about, in four characters at least.',
    open: 'Begin',
    opened: (purpose, until) => `Contents are shown until ${until}: ${purposes[purpose]}`,
    end: 'End it',
  },
}
