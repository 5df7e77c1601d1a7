/** The answer of `yijianshi due` for people. */
import {
  amountWords,
  type CivilDate,
  changeWords,
  civilDateOf,
  explainedDayWords,
  type LimitUnit,
  stepWords,
  weekdayOf,
} from '@yijianshi/core/calendar'
import { type Language, textIn } from '@yijianshi/core/catalogue'
import { columns } from './columns.ts'
import type { DueAnswer } from './due-answer.ts'
import type { DueTexts } from './due-texts.ts'

export function dueText(answer: DueAnswer, texts: DueTexts, language: Language): string[] {
  return [
    ...endLines(answer, texts),
    ...clockLines(answer, texts, language),
    ...changeLines(answer, texts, language),
    '',
    texts.stepsTitle,
    ...stepLines(answer, texts, language),
    '',
    texts.daysTitle,
    ...dayLines(answer, texts, language),
  ]
}

function endLines({ explanation, request, byLaw }: DueAnswer, texts: DueTexts): string[] {
  const { due } = explanation
  const day = dayText(due.date, texts)
  const isHours = request.limit.unit === 'hours'
  return [
    isHours ? texts.dueAt(day, timeText(due.at)) : texts.dueOn(day),
    ...(due.provisional ? [texts.provisional] : []),
    ...(byLaw === undefined ? [] : [texts.byLaw(`${byLaw.date}${isHours ? ` ${timeText(byLaw.at)}` : ''}`)]),
  ]
}

function clockLines({ reading, request }: DueAnswer, texts: DueTexts, language: Language): string[] {
  if (reading === undefined) return []
  const { unit } = request.limit
  const shown = (amount: number, of: LimitUnit = unit) => textIn(amountWords(amount, of), language)
  const day = civilDateOf(request.now)
  const workingUnit = unit === 'hours' ? 'hours' : 'working-days'
  const shares = (['office', 'applicant', 'third-party'] as const)
    .filter(holder => reading.held[holder].working > 0)
    .map(holder => `${texts.holder[holder]} ${shown(reading.held[holder].working, workingUnit)}`)
  return [
    reading.overdue
      ? texts.clockOverdue(day, shown(reading.overdueBy))
      : texts.clock(day, shown(reading.used), shown(reading.left)),
    ...(shares.length > 1 ? [texts.held(shares)] : []),
  ]
}

function changeLines({ change }: DueAnswer, texts: DueTexts, language: Language): string[] {
  if (change === undefined) return []
  if (!change.moved) return [texts.confirmed]
  const rows = change.days.map(day => [
    `  ${dayText(day.after.date, texts)}`,
    textIn(changeWords(day), language),
  ])
  return [texts.moved(change.before.date, change.after.date), ...columns(rows)]
}

function stepLines({ explanation, request }: DueAnswer, texts: DueTexts, language: Language): string[] {
  const isHours = request.limit.unit === 'hours'
  const rows = explanation.steps.map(step => {
    const span = 'stop' in step ? ` ${civilDateOf(step.stop.from)}..${civilDateOf(step.stop.to)}` : ''
    const end = `${dayText(step.due.date, texts)}${isHours ? ` ${timeText(step.due.at)}` : ''}`
    return [`  ${end}`, `${textIn(stepWords(step, request.limit.unit), language)}${span}`]
  })
  return columns(rows)
}

function dayLines({ explanation, request }: DueAnswer, texts: DueTexts, language: Language): string[] {
  const count = request.limit.unit === 'hours' ? texts.countedHours : texts.counted
  const rows = explanation.days.map(day => [
    `  ${dayText(day.date, texts)}${day.provisional ? '*' : ''}`,
    day.count === null ? texts.notCounted : count(String(Number(day.count.toFixed(2)))),
    textIn(explainedDayWords(day), language),
  ])
  return columns(rows)
}

function dayText(date: CivilDate, texts: DueTexts): string {
  return `${date} ${texts.weekdays[weekdayOf(date) - 1] ?? ''}`
}

/** `HH:MM` in China. */
function timeText(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(11, 16)
}
