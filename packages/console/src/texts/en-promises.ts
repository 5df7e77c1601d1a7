import type { zhPromises } from './zh-cn-promises.ts'

export const enPromises = {
  promises: {
    way: name => `${name}: how it is handed in`,
    now: 'Now',
    later: days => `To follow within ${days} working ${days === 1 ? 'day' : 'days'} of acceptance`,
    promise: 'Commitment instead',
    laterTag: 'To follow',
    promiseTag: 'Commitment',
    letters: 'Letters of promise',
    lettersLead:
      'Print the letter, let the applicant read and sign it, then confirm. Another choice above needs another signature.',
    titles: { tolerance: 'letter on papers to follow', commitment: 'letter of commitment' },
    print: title => `Print the ${title}`,
    confirm: title => `The applicant has signed the ${title}`,
    signed: (name, clock) => `Signed by ${name}, confirmed at ${clock}`,
    unsigned: 'Not signed yet',
    openLetters: 'Letters to be signed',
    notHandedIn: due => `To follow by ${due}`,
    notHandedInYet: 'To follow after acceptance',
    byPromise: 'A commitment stands in for it: check the letter',
    supplement: 'Take in what was to follow',
    supplementTitle: 'Supplement',
    submitSupplement: 'Submit the supplement',
    onTheSpot: 'Correct on the spot',
    onTheSpotTitle: 'Correction on the spot',
    submitOnTheSpot: 'Submit the correction',
    nothingYet: 'No file yet',
  },
} satisfies typeof zhPromises
