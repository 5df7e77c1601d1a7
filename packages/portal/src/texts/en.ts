/** English. Fetched only when somebody wants it. */
import { enApply } from './en-apply.ts'
import { enCase } from './en-case.ts'
import { enDocuments } from './en-documents.ts'
import { enLicence } from './en-licence.ts'
import { enLooks } from './en-looks.ts'
import { enMandate } from './en-mandate.ts'
import { enMyData } from './en-my-data.ts'
import { enPromises } from './en-promises.ts'
import { enReset } from './en-reset.ts'
import { enSecurity } from './en-security.ts'
import { enSharing } from './en-sharing.ts'
import { enTimeline } from './en-timeline.ts'
import type { Texts } from './zh-cn.ts'

export const en = {
  loading: 'Opening…',
  back: 'Back',
  continue: 'Continue',
  change: 'Change',
  yes: 'Yes',
  no: 'No',
  print: 'Print',
  and: names => names.join(', '),

  site: {
    name: 'One matter, handled once',
    home: 'Go to the first page',
    navigation: 'Site',
    skip: 'Skip to the main content',
    elder: 'Large print',
    leaveElder: 'Leave large print',
    login: 'Log in',
    logout: 'Log out',
    mine: name => `My applications (${name})`,
    help: 'Stuck? Call the service hotline',
    checkProgress: 'Check progress with a receipt',
  },

  errors: {
    titlePrefix: 'Error: ',
    summary: 'There is a problem',
    noAnswer: 'No connection for the moment',
    noAnswerHint: 'Check the network and try again in a while. What you filled in is not lost.',
    notFound: 'This page was not found',
    notFoundHint: 'The address may be mistyped or out of date. Start again from the first page.',
    helpHint: 'Try again. If it still fails, call 12345.',
    refusedHint: 'If in doubt, call 12345.',
    again: 'Try again',
    offline: 'You are offline. Carry on; it is saved once the network is back.',
    notSent: 'It was not sent. Try again',
  },

  papers: {
    heading: 'Print and download',
    hint: 'The same as on these pages. The version of the catalogue stands on every sheet.',
    open: 'Open',
    download: 'Download PDF',
    page: (page, pages) => `Page ${page} of ${pages}`,
    names: {
      guide: 'Your guide',
      notice: 'One-time notice',
      'flow-chart': 'Flow chart',
      'tolerance-letter': 'Promise to hand in papers later',
      'commitment-letter': 'Commitment instead of proof',
    },
    about: {
      guide: 'What to bring, where to go, how many days.',
      notice: 'All at once, as the law says: conditions, papers, limits, your rights.',
      'flow-chart': 'Which authority comes first, and who works side by side.',
      'tolerance-letter': 'A paper is still missing? Sign this, apply now, bring it later.',
      'commitment-letter': 'Some proofs are not needed: your signed promise will do.',
    },
    sheets: count => `Standard information sheets of ${count} items`,
    sheetsHint:
      'Codes, legal basis, limits, fees and papers of each item, in the order of the national standard.',
  },

  home: {
    lead: 'Opening a shop, having a child, retiring… Several authorities? Here it is one form, papers once, one window.',
    searchLabel: 'What do you want to do?',
    searchHint: 'In everyday words, such as “convenience store”',
    searchButton: 'Find',
    promises: ['Told once', 'One form', 'One window', 'Handled in parallel', 'Delivered once'],
    elderPrompt: 'Text too small? Try',
    results: (query, count) => `“${query}”: ${count} found`,
    noResult: query => `Nothing found for “${query}”`,
    noResultHint: 'Try other words, or browse below. You can also call 12345.',
    showAll: 'Show everything',
    browse: 'Browse',
    audience: { person: 'For people', enterprise: 'For businesses' },
    stageEmpty: 'There is nothing online at this stage yet.',
    matters: count => (count === 0 ? 'not yet online' : `${count} ${count === 1 ? 'matter' : 'matters'}`),
    together: items => `Up to ${items} services in one`,
    lists: { national: 'National list', provincial: 'Provincial list', local: 'Local' },
    drafts: 'Carry on',
    cases: 'Under way',
    draftProgress: (done, all) => `${done} of ${all} filled in`,
    allMine: 'All my applications',
  },

  matter: {
    start: 'Start',
    startHint:
      'A few questions first, about 3 minutes. See what to bring and how long it takes, then decide.',
    lead: 'Lead authority',
    audience: 'Who it is for',
    audiences: { person: 'People', enterprise: 'Businesses and the self-employed' },
    itemsLabel: 'Services in it',
    items: items => `Up to ${items} services, depending on your situation`,
    how: 'How it works',
    steps: [
      'Answer a few questions and get your own checklist',
      'Fill in one form and photograph your papers',
      'Submit once; the authorities work at the same time',
      'Collect all results together, or have them posted',
    ],
    sites: 'You can also go in person',
    sitesEmpty: 'This is handled online only for now.',
    siteKinds: {
      hall: 'Service hall',
      township: 'Township',
      village: 'Village',
      bank: 'Bank',
      hospital: 'Hospital',
    },
    phone: 'Phone',
  },

  region: {
    label: 'Where it is done',
    hint: 'Authorities and times may differ from place to place.',
  },

  why: {
    ask: 'Why?',
    failed: 'The reasons can’t be had just now. Please try again later.',
  },

  guide: {
    progress: answered =>
      answered === 0
        ? 'Tell us about your situation'
        : `${answered} ${answered === 1 ? 'question' : 'questions'} answered`,
    chooseOne: 'Choose one',
    chooseSome: 'Choose any that apply, or just continue',
    yesOrNo: 'Choose yes or no',
    giveNumber: (min, max) => `Enter a number from ${min} to ${max}`,
  },

  plan: {
    caption: 'Your own checklist',
    answers: 'Your answers',
    reductions: 'What you are spared',
    before: 'Apart',
    after: 'At once',
    figures: {
      applications: 'Application forms',
      materials: 'Papers to hand in',
      workingDays: 'Time',
      visits: 'Visits',
      links: 'Steps',
    },
    units: { applications: '', materials: '', workingDays: 'working days', visits: '', links: '' },
    fewer: figure => `${figure.trim()} fewer`,
    same: 'the same',
    timeline: 'Which authority works when',
    timelineHint: days =>
      `About ${days} working days from acceptance. Whatever can run at the same time does.`,
    onTheSpot: day => `Day ${day}, on the spot`,
    taskDays: (start, end) => (start === end ? `Day ${start}` : `Days ${start}–${end}`),
    workingDaysWhy: 'the time it takes in all',
    critical: 'longest',
    criticalHint: 'The steps marked “longest” follow one another and set the total time.',
    after1: names => `after ${names}`,
    bring: count => `What to prepare (${count})`,
    bringForm: 'Filled in online, nothing to bring',
    neededBy: names => `Used by ${names}`,
    copies: (original, copy) =>
      [
        original > 0 ? `${original} original` : '',
        copy > 0 ? `${copy} ${copy === 1 ? 'copy' : 'copies'}` : '',
      ]
        .filter(Boolean)
        .join(', '),
    tolerable: days => `Secondary: by the rules it may follow within ${days} working days`,
    sampleOf: name => `Sample of ${name}`,
    notBring: count => `What you need not hand in (${count})`,
    notBringHint: 'Asked for when applying apart; not here.',
    reasons: {
      'merged-form': 'Several forms became one',
      duplicate: 'The same paper is handed in once',
      'process-material': 'Made on the way and passed on between authorities',
      fetched: 'The government can look it up',
      'not-applicable': 'Not needed in your situation',
    },
    times: count => `${count}`,
    into: name => `part of “${name}”`,
    samePaper: (name, reason) => `the same paper as “${name}”: ${reason}`,
    givenFor: name => `the one given for “${name}” serves all`,
    producedBy: name => `made by “${name}”`,
    resource: name => `from ${name}`,
    savings: 'Even less to come',
    savingsHint: count => `Once data sharing is connected these fall away too, leaving ${count}:`,
    fees: 'Fees',
    noFees: 'Free of charge',
    feeTotal: yuan => `${yuan} yuan in all`,
    feeLine: (name, yuan) => `${name}: ${yuan} yuan`,
    results: count => `What you will get (${count})`,
    start: 'Start the form',
    startHint: 'Saved as you type. You can leave at any time.',
    nothing: 'By your answers there is nothing to apply for',
    nothingHint: 'If that is not what you expected, change your answers below.',
  },

  ...enApply,
  promises: enPromises,
  documents: enDocuments,
  licence: enLicence,
  looks: enLooks,
  myData: enMyData,
  mandate: enMandate,
  timeline: enTimeline,
  security: enSecurity,
  reset: enReset,
  sharing: enSharing,
  ...enCase,
} satisfies Texts
