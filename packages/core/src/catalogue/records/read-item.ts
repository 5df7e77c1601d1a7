/** One row of the sheet of items → an item. What the table can’t hold stays as the catalogue has it. */
import { onlineAddressSchema } from '../model.ts'
import { type Draft, keptBy, nameLike, newId, present, textLike } from './cells.ts'
import { type Reading, readIdentity } from './read-identity.ts'
import * as words from './vocabulary.ts'

const MOST_DAYS = 400
const MOST_VISITS = 20
const MOST_BATCH = 999

function limit({ cells, before }: Reading): Draft {
  const unit = cells.optional('statutoryUnit', before?.limit.statutoryUnit ?? 'working-days', word =>
    cells.choice('statutoryUnit', word, words.units),
  )
  const promisedUnit = cells.optional('promisedUnit', 'working-days', word =>
    cells.choice('promisedUnit', word, words.units),
  )
  if (promisedUnit === 'natural-days') {
    cells.fail('promisedUnit', 'cell-unknown', { value: cells.text('promisedUnit'), nearest: '工作日' })
  }
  const days = (key: 'statutoryDays' | 'promisedDays') => (text: string) => cells.whole(key, text, MOST_DAYS)
  const statutoryDays = cells.optional('statutoryDays', before?.limit.statutoryDays, days('statutoryDays'))
  return present({
    statutoryDays,
    statutoryUnit: statutoryDays !== undefined && unit === 'natural-days' ? unit : undefined,
    promisedDays: cells.needed('promisedDays', before?.limit.promisedDays, days('promisedDays')),
    note: cells.optional('limitNote', before?.limit.note, zh => textLike(before?.limit.note, zh)),
  })
}

function channels({ cells, before }: Reading): Draft {
  const known = before?.channels
  const forms = cells.has('forms') ? cells.choices('forms', cells.text('forms'), words.forms) : undefined
  const isIn = (form: words.Form, otherwise: boolean | undefined) =>
    forms?.includes(form) ?? otherwise ?? false
  const yes = (key: 'appointment' | 'onlinePayment') =>
    cells.optional(key, known?.[key], word => cells.choice(key, word, words.yesNo)) ?? false
  return present({
    online: cells.needed('online', known?.online, word => cells.choice('online', word, words.depths)),
    mobile: isIn('mobile', known?.mobile),
    terminal: isIn('terminal', known?.terminal),
    post: isIn('post', known?.post),
    appointment: yes('appointment'),
    onlinePayment: yes('onlinePayment'),
    sites: cells.optional('sites', known?.sites, text => cells.choices('sites', text, words.siteKinds)) ?? [],
    reach: cells.optional('reach', known?.reach, word => cells.choice('reach', word, words.reaches)) ?? 'own',
    onlineAddress: cells.optional('onlineAddress', known?.onlineAddress, text =>
      onlineAddressSchema.safeParse(text).success
        ? text
        : cells.fail('onlineAddress', 'row-unfit', { place: '网办地址', problem: text.slice(0, 60) }),
    ),
  })
}

function visitClass({ cells, before }: Reading): Draft | undefined {
  const known = before?.atMostOneVisit
  const name = cells.optional('visitClass', known?.class, word =>
    cells.choice('visitClass', word, words.visitClasses),
  )
  const batch = cells.optional(
    'visitBatch',
    known && known.class !== 'never' ? known.batch : undefined,
    text => cells.whole('visitBatch', text, MOST_BATCH),
  )
  const earlier = known?.class === 'never' ? known.reason : undefined
  const reason = cells.optional('visitReason', earlier, zh => textLike(earlier, zh))
  switch (name) {
    case undefined:
      return undefined
    case 'now':
      if (batch === undefined) cells.fail('visitBatch', 'cell-missing')
      return { class: name, batch }
    case 'soon':
      return present({ class: name, batch })
    case 'never':
      if (reason === undefined) cells.fail('visitReason', 'cell-missing')
      return { class: name, reason }
  }
}

function steps({ cells, before, names }: Reading): Draft[] | undefined {
  const kept = keptBy(before?.steps, step => step.name.zh)
  const taken = new Set((before?.steps ?? []).map(step => step.id))
  return cells.needed('steps', before?.steps, text =>
    cells.lines(text, ([zh = '', ...marks]) => {
      const known = kept(zh)
      const usual = names.steps.get(zh)
      const free = usual && !taken.has(usual.id) ? usual.id : newId('step', taken)
      const id = known?.id ?? free
      taken.add(id)
      let [shared, role, days]: [boolean, string | undefined, number | undefined] = [
        false,
        undefined,
        undefined,
      ]
      for (const mark of marks.filter(entry => entry !== '')) {
        if (mark === '统一') shared = true
        else if (/^\d/.test(mark)) days = cells.whole('steps', mark, MOST_DAYS)
        else role = cells.choice('steps', mark, words.stepRoles)
      }
      return present({
        id,
        name: nameLike(known?.name ?? usual?.name, zh),
        shared,
        role,
        limitDays: days,
        reviewPoints: known?.reviewPoints,
      })
    }),
  )
}

function reviewPoints({ cells, before }: Reading): Draft[] | undefined {
  const kept = keptBy(before?.reviewPoints, point => point.text.zh)
  const taken = new Set((before?.reviewPoints ?? []).map(point => point.id))
  return cells.needed('reviewPoints', before?.reviewPoints, text =>
    cells.lines(text, parts => {
      const zh = parts.join('｜')
      const known = kept(zh)
      if (known) return known
      const id = newId('point', taken)
      taken.add(id)
      return { id, text: { zh } }
    }),
  )
}

function specialProcedures({ cells, before }: Reading): Draft[] | undefined {
  const kept = keptBy(before?.specialProcedures, entry => entry.name.zh)
  return cells.optional('specialProcedures', before?.specialProcedures, text =>
    cells.lines(text, ([kind = '', zh = '', days = '', clock = '', ...basis]) => {
      const known = kept(zh)
      return present({
        kind: cells.choice('specialProcedures', kind, words.procedures),
        name: nameLike(known?.name, zh === '' ? kind : zh),
        limitDays: cells.whole('specialProcedures', days, MOST_DAYS),
        unit: /自然日$/.test(days) ? 'natural-days' : undefined,
        suspends: clock === '不计入时限',
        basis: basis.length === 0 ? undefined : cells.basis('specialProcedures', basis),
        when: known?.when,
      })
    }),
  )
}

function fields({ cells, before, names }: Reading): Draft[] | undefined {
  const kept = keptBy(before?.fields, field => field.element)
  return cells.needed('fields', before?.fields, text =>
    cells.lines(text, ([name = '', mark = '']) => {
      const element = cells.entity('fields', name, names.elements)
      if (element === undefined) return undefined
      return { ...kept(element), element, required: mark !== '选填' }
    }),
  )
}

function fees({ cells, before }: Reading): Draft[] | undefined {
  const isCharged = cells.optional('charged', undefined, word => cells.choice('charged', word, words.yesNo))
  const bases = cells.optional(
    'feeBasis',
    before?.fees?.map(fee => fee.basis),
    text => cells.lines(text, parts => parts.join('｜')),
  )
  const kept = keptBy(before?.fees, fee => fee.name.zh)
  let index = 0
  const entries = cells.optional('fees', before?.fees, text =>
    cells.lines(text, ([zh = '', yuan = '', reduction = '']): Draft | undefined => {
      const known = kept(zh)
      const basis = bases?.length === 1 ? bases[0] : bases?.[index]
      index += 1
      if (basis === undefined) return cells.fail('feeBasis', 'cell-missing')
      if (!/^\d+(?:\.\d{1,2})?$/.test(yuan))
        return cells.fail('fees', 'cell-number', { value: yuan, example: '12.50' })
      return present({
        name: nameLike(known?.name, zh),
        amountFen: Math.round(Number(yuan) * 100),
        basis,
        when: known?.when,
        reduction: reduction === '' ? undefined : textLike(known?.reduction, reduction),
      })
    }),
  )
  if (isCharged === true && entries === undefined) cells.fail('fees', 'cell-missing')
  if (isCharged === false && entries !== undefined && entries.length > 0) {
    cells.fail('charged', 'row-unfit', { place: '是否收费', problem: '收费标准不是空的' })
  }
  return entries
}

function notes({ cells, before }: Reading): Draft {
  const validity = {
    from: cells.optional('validFrom', before?.validity?.from, text => cells.date('validFrom', text)),
    until: cells.optional('validUntil', before?.validity?.until, text => cells.date('validUntil', text)),
  }
  if (validity.from === undefined && validity.until !== undefined) cells.fail('validFrom', 'cell-missing')
  const kept = keptBy(before?.questionsAsked, entry => entry.question.zh)
  const intermediary = keptBy(before?.intermediaryServices, entry => entry.name.zh)
  return {
    quota: cells.optional('quota', before?.quota, zh => textLike(before?.quota, zh)),
    intermediaryServices: cells.optional('intermediaries', before?.intermediaryServices, text =>
      cells.lines(text, ([zh = '', ...basis]) => {
        const known = intermediary(zh)
        const found = cells.basis('intermediaries', basis)
        return found && present({ name: nameLike(known?.name, zh), basis: found, material: known?.material })
      }),
    ),
    tags: cells.optional('tags', before?.tags, text => cells.choices('tags', text, words.tags)),
    applicationPeriod: cells.optional('applicationPeriod', before?.applicationPeriod, zh =>
      textLike(before?.applicationPeriod, zh),
    ),
    validity: validity.from === undefined ? undefined : present(validity),
    questionsAsked: cells.optional('questionsAsked', before?.questionsAsked, text =>
      cells.lines(text, ([question = '', answer = '']) => {
        const known = kept(question)
        return { question: textLike(known?.question, question), answer: textLike(known?.answer, answer) }
      }),
    ),
  }
}

/** `materials` are those of the other sheet. The order is that in which files of items are written. */
export function readItem(reading: Reading, id: string, materials: readonly unknown[]): Draft {
  const { cells, before, names } = reading
  const { name, ...who } = readIdentity(reading)
  const count = (key: 'visitsAlone' | 'visitsJoint', known: number | undefined) =>
    cells.needed(key, known, text => cells.whole(key, text, MOST_VISITS))
  return present({
    id,
    name,
    ...who,
    limit: limit(reading),
    channels: channels(reading),
    authorisation: cells.optional('authorisation', before?.authorisation, word =>
      cells.choice('authorisation', word, words.authorisations),
    ),
    atMostOneVisit: visitClass(reading),
    asks: before?.asks ?? [],
    visits: {
      alone: count('visitsAlone', before?.visits.alone),
      joint: count('visitsJoint', before?.visits.joint),
    },
    steps: steps(reading),
    specialProcedures: specialProcedures(reading),
    fields: fields(reading),
    materials,
    reviewPoints: reviewPoints(reading),
    results: cells.needed('results', before?.results, text =>
      cells.lines(text, ([licence = '']) => cells.entity('results', licence, names.licences)),
    ),
    fees: fees(reading),
    ...notes(reading),
    inferred: before?.inferred,
  })
}
