import type { PaperTexts } from './zh.ts'

export const enLetters: PaperTexts['letters'] = {
  basis: 'Ground',
  blanks: ['Applicant:', 'Number of the identity document:', 'Telephone:'],
  signature: ['Signed (or seal):', 'Date:', 'Officer:', 'Office (seal):'],
  copies: 'In two copies, one for whoever promises and one for the office.',
  tolerance: {
    opening: (matter, situation) =>
      `I (we) apply for “${matter}”${situation === '' ? '' : ` (${situation})`}. The main papers are complete; the secondary papers below are still missing. I ask that the application be accepted all the same.`,
    materials: '1. Papers that will follow',
    columns: ['No.', 'Paper', 'Used for', 'By when', 'Missing now (tick)'],
    due: days => `within ${days} working day${days === 1 ? '' : 's'} of acceptance`,
    told: '2. The office has told me',
    tells: [
      'Only secondary papers may follow; the main papers must be complete and lawful.',
      'The review goes on as usual; the result is handed out only when all papers are there and right.',
      'Papers may follow at the window, by post or online; what counts is the day on which they arrive.',
      'If force majeure stands in the way, I may ask for more time.',
      'I may as well apply in the ordinary way when all papers are there.',
    ],
    promises: '3. I promise',
    promised: [
      'to hand in the papers in time, and that they are true, lawful and valid;',
      'that what I have handed in and filled in is true;',
      'to agree that the application ends, at my own loss, if the papers do not follow in time or are not right;',
      'to agree that a broken promise is put on the credit record, and that I can’t ask for this again until the record is repaired.',
    ],
  },
  commitment: {
    opening: (matter, situation) =>
      `I (we) apply for “${matter}”${situation === '' ? '' : ` (${situation})`} and choose to give a written commitment instead of the proofs below.`,
    materials: '1. Papers that the commitment replaces',
    columns: ['No.', 'Paper', 'Used for', 'Required by', 'How it is checked afterwards', 'Chosen (tick)'],
    check: (how, days) => `${how} (within ${days})`,
    told: '2. The office has told me',
    tells: [
      'With a commitment in order, these proofs are not asked for.',
      'The office checks within the time given above whether the commitment is true.',
      'If it is false, the application ends, the decision is revoked or a penalty follows, and it is put on the credit record.',
      'Whoever does not want to commit may hand in the proofs and apply in the ordinary way.',
    ],
    promises: '3. I commit myself',
    promised: [
      'I know the conditions and what follows from a false commitment.',
      'I fulfil what each proof above would show, and what I say is true.',
      'I will help with the check, and answer in law for a false commitment.',
    ],
  },
}
