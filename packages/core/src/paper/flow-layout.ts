/**
 * Where the parts of a flow chart stand. Pure geometry, in units that are pixels on a screen and points
 * on paper: the SVG of the web apps and the PDF draw the same picture.
 */
import type { Flow, FlowTask } from './model.ts'

export type LaidTask = {
  readonly id: string
  readonly label: string
  readonly critical: boolean
  readonly lane: number
  /** Where the label begins, and on which base line. */
  readonly labelX: number
  readonly labelY: number
  readonly labelWidth: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Point = { readonly x: number; readonly y: number }

export type FlowLayout = {
  readonly width: number
  readonly height: number
  readonly axisY: number
  readonly days: readonly { readonly x: number; readonly label: string }[]
  readonly lanes: readonly {
    readonly y: number
    readonly height: number
    /** The name of the authority, broken to fit its column. */
    readonly lines: readonly string[]
  }[]
  readonly tasks: readonly LaidTask[]
  readonly arrows: readonly { readonly critical: boolean; readonly points: readonly Point[] }[]
  /** Left edge of the working days. */
  readonly left: number
  readonly fontSize: number
}

const laneLabelWidth = 116
const axisHeight = 24
const rowHeight = 40
const barHeight = 14
const lanePadding = 6
/** Bars end this far from the line of a day, so that arrows have a way between them. */
const gap = 4
const fontSize = 11
const mostDayLabels = 16

/** Ideographs and full-width signs are an em wide, other letters a bit more than half of one. */
export function approximateWidth(text: string, size: number): number {
  let ems = 0
  for (const character of text) ems += (character.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.56
  return ems * size
}

function laneLines(name: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  // Latin words stay whole; Chinese may break anywhere.
  for (const part of name.match(/[\u2e80-\uffff]|[^\u2e80-\uffff\s]+\s*/g) ?? []) {
    if (line !== '' && approximateWidth((line + part).trimEnd(), fontSize) > width) {
      lines.push(line.trimEnd())
      line = part
    } else line += part
  }
  return [...lines, line.trimEnd()].filter(text => text !== '')
}

type Lane = { readonly y: number; readonly height: number; readonly lines: readonly string[] }

/** One row for each task of a lane, and room for the whole name. */
function placeLanes(flow: Flow): Lane[] {
  let y = axisHeight
  return flow.lanes.map((name, index) => {
    const rows = flow.tasks.filter(task => task.lane === index).length
    const lines = laneLines(name, laneLabelWidth - 16)
    const height = Math.max(rows * rowHeight, lines.length * fontSize * 1.4) + lanePadding * 2
    const lane = { y, height, lines }
    y += height
    return lane
  })
}

/** As much as the row has room for: the table beside the picture says the rest. */
function fittingLabel({ name, days, results }: FlowTask, width: number): string {
  const wordings = [...(results === '' ? [] : [`${name} · ${days} → ${results}`]), `${name} · ${days}`]
  return wordings.find(text => approximateWidth(text, fontSize) <= width) ?? name
}

function placeTasks(flow: Flow, lanes: readonly Lane[], width: number): LaidTask[] {
  const chartWidth = width - laneLabelWidth
  const perDay = chartWidth / Math.max(1, flow.workingDays)
  const rowsTaken = new Map<number, number>()
  return flow.tasks.map(task => {
    const row = rowsTaken.get(task.lane) ?? 0
    rowsTaken.set(task.lane, row + 1)
    const top = (lanes[task.lane]?.y ?? axisHeight) + lanePadding + row * rowHeight
    const label = fittingLabel(task, chartWidth - gap * 2)
    const labelWidth = approximateWidth(label, fontSize)
    // What is done on the spot takes no day and would have no width.
    const x = Math.min(laneLabelWidth + task.startDay * perDay + gap, width - gap - 6)
    const barWidth = Math.max(6, (task.endDay - task.startDay) * perDay - gap * 2)
    return {
      id: task.id,
      label,
      critical: task.critical,
      lane: task.lane,
      labelX: Math.max(laneLabelWidth + gap, Math.min(x, width - labelWidth - gap)),
      labelY: top + fontSize,
      labelWidth,
      x,
      y: top + fontSize + 6,
      width: barWidth,
      height: barHeight,
    }
  })
}

/** From the end of the earlier bar down (or up) its line of the day to the beginning of the later one. */
function arrowBetween(from: LaidTask, to: LaidTask): Point[] {
  const startX = from.x + from.width
  const bendX = Math.min(startX + gap, to.x - gap)
  const fromY = from.y + from.height / 2
  const toY = to.y + to.height / 2
  return [
    { x: startX, y: fromY },
    { x: bendX, y: fromY },
    { x: bendX, y: toY },
    { x: to.x, y: toY },
  ]
}

/** `width` is that of the whole chart; the height follows from lanes and tasks. */
export function layoutFlow(flow: Flow, width: number): FlowLayout {
  const lanes = placeLanes(flow)
  const tasks = placeTasks(flow, lanes, width)
  const byId = new Map(tasks.map(task => [task.id, task]))
  const arrows = flow.tasks.flatMap(task =>
    task.dependsOn.flatMap(id => {
      const from = byId.get(id)
      const to = byId.get(task.id)
      if (!from || !to) return []
      return [{ critical: from.critical && to.critical, points: arrowBetween(from, to) }]
    }),
  )
  const perDay = (width - laneLabelWidth) / Math.max(1, flow.workingDays)
  const every = Math.max(1, Math.ceil(flow.workingDays / mostDayLabels))
  const days = Array.from({ length: Math.floor(flow.workingDays / every) }, (_, index) => {
    const day = (index + 1) * every
    return { x: laneLabelWidth + day * perDay, label: flow.dayLabel.replace('{n}', String(day)) }
  })
  const last = lanes.at(-1)
  return {
    width,
    height: last ? last.y + last.height : axisHeight,
    axisY: axisHeight,
    days,
    lanes,
    tasks,
    arrows,
    left: laneLabelWidth,
    fontSize,
  }
}
