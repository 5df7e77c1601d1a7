/** A plan for reading: what is saved, what to bring, what not and why, who works when. */
import { type Language, textIn } from '@yijianshi/core/catalogue'
import type { Burden, OmittedEntry, Plan } from '@yijianshi/core/plan'
import { columns } from './columns.ts'
import { type Messages, messagesIn } from './messages.ts'

type Section = { readonly title: string; readonly lines: readonly string[] }

const BURDENS = [
  'applications',
  'materials',
  'workingDays',
  'visits',
  'links',
] as const satisfies readonly (keyof Burden)[]

const BAR_WIDTH = 40

const indent = (lines: readonly string[]) => lines.map(line => (line === '' ? '' : `  ${line}`))

function burdenTable({ before, after }: Plan, messages: Messages): string[] {
  const saved = (name: keyof Burden) =>
    before[name] === 0 ? '–' : `${Math.round((1 - after[name] / before[name]) * 100)}%`
  return columns(
    [
      ['', ...BURDENS.map(name => messages[name])],
      [messages.separately, ...BURDENS.map(name => String(before[name]))],
      [messages.jointly, ...BURDENS.map(name => String(after[name]))],
      [messages.reduction, ...BURDENS.map(saved)],
    ],
    ['left', ...BURDENS.map(() => 'right' as const)],
  )
}

function neededText(ids: readonly string[], names: ReadonlyMap<string, string>, messages: Messages): string {
  return ids.length > 2
    ? messages.neededByMany(ids.length)
    : messages.neededBy(ids.map(id => names.get(id) ?? id))
}

function checklistSection(plan: Plan, names: ReadonlyMap<string, string>, language: Language): Section {
  const messages = messagesIn(language)
  const rows = plan.checklist.map((entry, index) => {
    const { original, copy } = entry.copies
    const how = entry.kind === 'form' ? messages.filledOnline : messages.copies(original, copy)
    const later = entry.tolerableDays === undefined ? [] : [messages.tolerable(entry.tolerableDays)]
    const needed = neededText(entry.neededBy, names, messages)
    return [String(index + 1), textIn(entry.name, language), how, [needed, ...later].join('  ')]
  })
  const { materials, materialsLeft } = plan.furtherSavings
  const more = materials.length > 0 ? ['', messages.furtherSavings(materials.length, materialsLeft)] : []
  return {
    title: messages.checklistTitle(plan.checklist.length),
    lines: [...columns(rows, ['right']), ...more],
  }
}

function reasonText(entry: OmittedEntry, messages: Messages, language: Language): string {
  switch (entry.reason) {
    case 'merged-form':
      return messages.mergedForm(textIn(entry.intoName, language))
    case 'duplicate': {
      const same = entry.equivalentTo
      return same
        ? messages.samePaper(textIn(same.name, language), textIn(same.reason, language))
        : messages.duplicate(textIn(entry.givenForName, language))
    }
    case 'process-material':
      return messages.processMaterial(textIn(entry.producedByName, language))
    case 'fetched':
      return messages.fetched(textIn(entry.resource, language))
    case 'not-applicable':
      return messages.notApplicable
  }
}

function omittedSection(plan: Plan, language: Language): Section {
  const messages = messagesIn(language)
  // What does not apply was never to be handed in, so it is shown but not counted.
  const counted = plan.omitted.filter(entry => entry.reason !== 'not-applicable')
  const rows = plan.omitted.map(entry => [
    textIn(entry.name, language),
    entry.reason !== 'not-applicable' && entry.neededBy.length > 1 ? `× ${entry.neededBy.length}` : '',
    reasonText(entry, messages, language),
  ])
  const count = counted.reduce((sum, entry) => sum + entry.neededBy.length, 0)
  return { title: messages.omittedTitle(count), lines: columns(rows) }
}

/** Days as bars, all days of the same width where they fit. */
function bar(startDay: number, endDay: number, days: number, critical: boolean): string {
  const perDay = days <= BAR_WIDTH ? Math.floor(BAR_WIDTH / Math.max(days, 1)) : BAR_WIDTH / days
  const from = Math.round(startDay * perDay)
  const length = Math.max(1, Math.round(endDay * perDay) - from)
  return ' '.repeat(from) + (critical ? '█' : '▒').repeat(length)
}

function flowSection({ flow }: Plan, names: ReadonlyMap<string, string>, language: Language): Section {
  const messages = messagesIn(language)
  const rows = flow.tasks.map(task => [
    textIn(task.name, language),
    textIn(task.authorityName, language),
    task.endDay > task.startDay ? messages.dayRange(task.startDay + 1, task.endDay) : messages.sameDay,
    bar(task.startDay, task.endDay, flow.workingDays, task.critical),
    task.dependsOn.length === 0
      ? messages.startsAtOnce
      : messages.startsAfter(task.dependsOn.map(id => names.get(id) ?? id)),
  ])
  return { title: messages.flowTitle(flow.workingDays), lines: [...columns(rows), '', messages.criticalNote] }
}

function formSection({ form }: Plan, language: Language): Section {
  const rows = form.sections
    .map(section => ({
      section,
      fields: form.fields.filter(field => field.section === section.id),
    }))
    .filter(({ fields }) => fields.length > 0)
    .map(({ section, fields }) => [textIn(section.name, language), String(fields.length)])
  return {
    title: messagesIn(language).formTitle(form.fields.length),
    lines: columns(rows, ['left', 'right']),
  }
}

function feesSection({ fees }: Plan, language: Language): Section {
  const messages = messagesIn(language)
  const yuan = (amountFen: number) => messages.yuan((amountFen / 100).toFixed(2))
  const rows = fees.entries.map(entry => [textIn(entry.name, language), yuan(entry.amountFen), entry.basis])
  return {
    title: messages.feesTitle,
    lines: rows.length > 0 ? columns(rows, ['left', 'right']) : [messages.noFees],
  }
}

export function planText(plan: Plan, language: Language): string {
  const names = new Map(plan.items.map(item => [item.item, textIn(item.name, language)]))
  const sections = [
    checklistSection(plan, names, language),
    omittedSection(plan, language),
    flowSection(plan, names, language),
    formSection(plan, language),
    feesSection(plan, language),
  ]
  const region = plan.region ? textIn(plan.region.name, language) : ''
  const title = [textIn(plan.name, language), region, textIn(plan.situation.name, language)].filter(Boolean)
  const lines = [
    title.join('  '),
    '',
    ...indent(burdenTable(plan, messagesIn(language))),
    ...sections.flatMap(section => ['', section.title, ...indent(section.lines)]),
  ]
  return `${lines.join('\n')}\n`
}
