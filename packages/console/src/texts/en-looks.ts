/** Texts of the record of looks, English. */
import type { zhLooks } from './zh-cn-looks.ts'

export const enLooks: typeof zhLooks = {
  looks: {
    tab: 'Who looked',
    about:
      'Every look at a case with the eyes of somebody else is recorded here, and no record can be changed or removed. Applicants see those of their own cases.',
    empty: 'No looks are recorded.',
    at: 'When',
    by: 'Who looked',
    as: 'With whose eyes',
    case: 'Case',
    outcome: 'What came of it',
    seen: 'The case was shown',
    moment: at => `as it stood at ${at}`,
    unknown: 'No such account',
    onlyOf: name => `Only those of ${name}`,
    onlyCase: 'Only this case',
    filtered: 'Not all are shown.',
    all: 'Show all',
  },
}
